"""`python -m xzhj`。"""

from xzhj.cli import run

if __name__ == "__main__":
    run()
