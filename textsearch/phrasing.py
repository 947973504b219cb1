"""What says nothing in what somebody types: of "what does TRS stand for", all but TRS.

Languages drop what, does and for as common; what is left beside them here (stand, сколько, 怎么)
stands in no text that answers.
"""

import re

# A question as a whole, what it is about as `about`.
WHOLE = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in [
        r"what (?:does|do|is|are) (?P<about>.+?) (?:stands? for|mean|short for)\W*",
        r"(?:what is )?the (?:definition|meaning) of (?P<about>.+?)\W*",
        r"how (?:to|(?:do|does|can) (?:i|we|one|you)) (?:become|get|apply for) (?P<about>.+)",
        r"(?:que|qu['’]est-ce que) (?:signifient?|veut dire) (?P<about>.+)",
        r"que (?:signifie|veut dire) (?P<about>.+)",
        r"(?:comment|pour) (?:devenir|obtenir) (?P<about>.+)",
        r"¿?qu[eé] (?:significa|quiere decir) (?P<about>.+)",
        r"¿?c[oó]mo (?:obtener|conseguir|ser) (?P<about>.+)",
        r"что (?:означает|значит) (?P<about>.+)",
        r"как (?:стать|получить) (?P<about>.+)",
        r"(?:ماذا|ما) (?:تعني|يعني|معنى) (?P<about>.+)",
    ]
]
# Words that ask, in the run of characters that is a Chinese sentence.
CHINESE = re.compile(
    "请问|是什么意思|什么意思|什么是|是什么|什么|为什么|怎么样|怎么|怎样|如何|有?多少|有?几个|哪些|哪个"
    "|哪里|谁|[吗呢么]$"
)


# The names of the Organization, with the particle before them.
OWN = re.compile(
    r"(?<![\w/-])(?:(?:[ldLD]|[àÀ]\W+l)['’])?"
    r"(?P<name>WCO|OMD|OMA|ВТамО|World Customs Organi[sz]ation|Organisation mondiale des douanes"
    r"|Organización Mundial de Aduanas|Всемирн\w+ таможенн\w+ организаци\w+"
    r"|ل?منظمة الجمارك العالمية)(?:['’]s)?(?![\w/-])"
    "|(?P<chinese>世界海关组织)的?",
    re.IGNORECASE,
)


def subject(text: str) -> str:
    """What a question is about; other words as they are."""
    for pattern in WHOLE:
        if match := pattern.fullmatch(text):
            return match["about"]
    return text


def about(text: str) -> str:
    """The same, without the words that ask in Chinese, either."""
    text = subject(text)
    return CHINESE.sub(" ", text).strip() or text


def without_own_names(text: str) -> tuple[list[str], str]:
    """The names of the Organization in a text, which every page may hold, and what is beside."""
    names = [match["name"] or match["chinese"] for match in OWN.finditer(text)]
    return names, OWN.sub(" ", text).strip()
