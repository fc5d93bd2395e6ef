"""`python -m fuzz`: the readers under ten thousand damaged files."""

import sys

from fuzz.readers import main

sys.exit(main())
