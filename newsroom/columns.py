"""What the exports of news say."""

from content.columns import fact, one_of
from content.tables import Table
from newsroom.models import Category


class NewsTable(Table):
    name = "news"
    own = [fact("category", one_of(Category))]
