"""What the exports of news say."""

from content.open_data.columns import fact, one_of
from content.open_data.tables import Table
from newsroom.models import Category


class NewsTable(Table):
    name = "news"
    own = [fact("category", one_of(Category))]
