"""`python -m xzhj`。"""

from xzhj.cli import main

if __name__ == "__main__":
    main()
