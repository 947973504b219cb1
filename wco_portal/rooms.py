"""The rooms, and where those meet that may not import one another: names looked up at run time."""

# From the top of the house to its ground.
ROOMS = [
    "search",
    "meetings",
    "registrations",
    "events",
    "newsroom",
    "catalogue",
    "opportunities",
    "contact",
    "pages",
    "affiliations",
    "members",
    "content",
    "library",
    "accounts",
    "mail",
    "audit",
    "textsearch",
]

# Functions that count a figure from records: {{ parties.hs-convention }} asks "parties".
FIGURES = {
    "count": "content.tallies.number",
    "members": "members.totals.number",
    "parties": "catalogue.parties.numbers.number",
}
# Functions that name what those count, for editors to choose from.
FIGURE_LISTS = [
    "members.totals.offered",
    "catalogue.parties.numbers.offered",
    "content.tallies.offered",
]
# Kinds of which not every entry counts, and the figure that has the rule.
FIGURES_OF_KINDS = {"members.member": "members.total"}
# What the record of a Member shows from other rooms: functions of Member, reader and what is kept.
MEMBER_PARTS = ["catalogue.parties.conventions.of_member"]
# Kinds of `content` whose pages a room above it makes, and the beginning of their URL names.
URL_NAMES = {"content.region": "members:region", "content.entry": "search:search"}
# The kinds of pages that are found by the search, and "document" for the papers of meetings, in
# the order in which readers are offered them.
SEARCHED_KINDS = [
    "content.topic",
    "catalogue.tool",
    "catalogue.instrument",
    "catalogue.publication",
    "newsroom.news",
    "events.event",
    "document",
    "events.workingbody",
    "members.member",
    "members.partner",
    "members.memorandum",
    "content.region",
    "members.regionalbody",
    "opportunities.vacancy",
    "opportunities.tender",
    "content.term",
    "pages.question",
    "pages.page",
]
# What the search shows of papers of meetings: a function of attachments, in no order, and their
# reader that gives content.found_papers.FoundPaper by key. One statement.
SEARCHED_PAPERS = "meetings.found.papers"
# Those that it suggests: a function of the words, their reader, and how many at most.
BEGUN_PAPERS = "meetings.found.begun"
# What is called exactly as somebody typed: functions of the words that give questions, whose rows
# are those of content.exact_names. The statements become one.
EXACT_NAMES = [
    "meetings.found.by_symbol",
    "members.found.by_code",
    "catalogue.found.by_number",
    "content.exact_names.by_name",
]
# What a topic's page lists, in this order: section, kind, and how many of the newest.
TOPIC_LISTS = [
    ("tools", "catalogue.tool", 5),
    ("instruments", "catalogue.instrument", 5),
    ("news", "newsroom.news", 4),
    ("events", "events.event", 3),
    ("publications", "catalogue.publication", 3),
    ("partners", "members.partner", 3),
]
# What a region's page lists, in the same shape.
REGION_LISTS = [("news", "newsroom.news", 5), ("events", "events.event", 3)]
# Kinds of which such pages, and the home page, name others than the newest: a First of
# content.listed each.
FIRST_OF_KINDS = {"events.event": "events.first.AHEAD"}
# What the page of an event shows from rooms above, in this order: functions of request, event and
# what is kept that give a Part of events.parts, or None.
EVENT_PARTS: list[str] = [
    "meetings.parts.agenda_of_event",
    "meetings.parts.changes_of_event",
    "registrations.parts.of_event",
    "meetings.notices.parts.of_event",
    "meetings.parts.sessions_of_event",
]
# What the statement that reads the event asks for them: functions of a reader that give
# annotations of events by name.
EVENT_FACTS = ["registrations.facts.of_event", "meetings.facts.of_event"]
# The same of the page of a working body: functions of request, body and what is kept.
BODY_PARTS: list[str] = ["meetings.notices.parts.of_body"]
# The events that concern a person, for the calendar of their own: functions of a User that give a
# queryset of events.
MY_EVENTS = ["registrations.own_events.of_person", "meetings.own_events.of_person"]
# The groups of the access rule that follow from facts: functions of User.
READER_GROUPS = ["affiliations.groups.groups_of", "registrations.groups.groups_of"]
# What else happens with a request for access: functions of the HTTP request and the sent request
# for access, and of an approved one and its account, in the transaction of the approval.
REQUEST_SENT = ["registrations.binding.keep"]
REQUEST_APPROVED = ["registrations.binding.bind"]
# Kinds whose titles are names, which suggestions put before what reports on them.
NAMED_KINDS = [
    "content.topic",
    "content.term",
    "content.region",
    "catalogue.tool",
    "catalogue.instrument",
    "members.member",
    "members.regionalbody",
    "members.partner",
    "events.workingbody",
    "pages.page",
]
# What reports on Members.
NEWS_KIND = "newsroom.news"
# The kind whose pages lie below a topic as its sections; it has a `position`.
PAGE_MODEL = "pages.Page"
# The finders whose rows are open data: every list that the portal has.
DATASETS = [
    "members.views.MemberListView",
    "members.bodies.RegionalBodyListView",
    "members.partners.PartnerListView",
    "members.partners.MemorandumListView",
    "catalogue.views.InstrumentListView",
    "catalogue.views.ToolListView",
    "catalogue.views.PublicationListView",
    "newsroom.views.NewsListView",
    "events.views.EventListView",
    "events.bodies.BodyListView",
    "opportunities.views.VacancyListView",
    "opportunities.views.TenderListView",
    "content.glossary.TermFeedView",
]
# Lists below the pages of entries, and across kinds, that are open data, too.
DATASETS_BELOW = ["catalogue.parties.feeds.PARTIES", "search.columns.SEARCH"]
# Finders over the entries of several kinds: their queries can be kept like those of the others.
FINDERS_ACROSS = ["search.views.SearchListView"]
# The parts of My page, the most needed first: functions of a User that give a Part of
# accounts.my_page, or None. Those of the account itself stand beside them.
MY_PARTS = [
    "meetings.mine.my_meetings",
    "affiliations.my_parts.my_people",
    "registrations.focal.my_nominations.my_nominations",
    "affiliations.requests.my_requests.my_requests",
    "content.saved_searches.own.my_searches",
    "meetings.notices.parts.my_follows",
    "affiliations.my_parts.my_affiliations",
]
MY_SIDE_PARTS = [
    "events.own.my_parts.my_calendar",
    "accounts.my_parts.profile",
    "accounts.my_parts.security",
    "accounts.my_parts.data",
]
# What is kept about people, table by table: a KeptData of accounts.kept_data each. It is what the
# page of a person's data says, the download hands out, and erasing takes away.
KEPT_DATA = [
    "accounts.kept_rows.ACCOUNT",
    "affiliations.kept_rows.AFFILIATIONS",
    "affiliations.kept_rows.REQUESTS",
    "registrations.kept_rows.REGISTRATIONS",
    "accounts.kept_rows.FACTORS",
    "accounts.kept_rows.SESSIONS",
    "accounts.kept_rows.EMAIL_CHANGES",
    "content.saved_searches.own.SEARCHES",
    "meetings.kept_rows.FOLLOWS",
    "meetings.kept_rows.VISITS",
    "meetings.kept_rows.RECEIPTS",
    "events.own.kept_rows.CALENDAR_LINKS",
    "accounts.kept_rows.RECORDS",
    "accounts.kept_rows.LETTERS",
]
# Whether a letter, by its name, may still be sent: functions of what it is about.
LETTER_CHECKS = {"new_documents": "meetings.notices.writing.may_be_sent"}
# What is kept for a time only: functions of a moment that give each room's audit.retention.Kept.
RETENTION = [
    "audit.retention.records_kept",
    "accounts.retention.traces_kept",
    "affiliations.retention.requests_kept",
    "mail.retention.letters_kept",
    "contact.retention.messages_kept",
    "registrations.retention.registrations_kept",
    "meetings.retention.traces_kept",
    "search.retention.misses_kept",
]
