"""What unpacks to far more than it is."""

import zlib

BLOCK = 1_000_000


def packed_zeros(length: int) -> bytes:
    """So many zeros, packed as PNG and PDF do; never all of them in memory."""
    packer = zlib.compressobj(9)
    blocks = (bytes(min(BLOCK, length - done)) for done in range(0, length, BLOCK))
    return b"".join(map(packer.compress, blocks)) + packer.flush()
