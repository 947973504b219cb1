"""How much of a file is read, and what reading it may cost."""

ABOUT_CPU_SECONDS, ABOUT_SECONDS = 4, 6
PAGES_CPU_SECONDS, PAGES_SECONDS = 100, 120
# Of the clock, for one page of a PDF; the others are read all the same.
PAGE_SECONDS = 8
MAX_MEMORY_BYTES = 768 * 1024 * 1024

# Of a whole file: its pages, and its characters: 2,500 dense pages.
MAX_PAGES = 5_000
MAX_CHARACTERS = 6_000_000
# A search vector holds 1 MB: of Chinese, whose every two characters are a word, so much is safe.
MAX_PAGE_CHARACTERS = 50_000
# What has no pages is cut into parts of about five.
PART_CHARACTERS = 16_000

# To tell title and language by.
FIRST_PAGES = 3
FIRST_CHARACTERS = 20_000
FIRST_BYTES = 2 * 1024 * 1024
MAX_TITLE = 300
