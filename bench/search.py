"""x"""

import argparse

from bench import (
    measuring,  # noqa
    million,
)

if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("texts", type=int)
    a = p.parse_args()
    million.use(a.texts)
    million.build(a.texts, lambda s: print(s, flush=True))
