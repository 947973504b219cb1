"""Events as calendar programs read them: iCalendar (RFC 5545), with its properties of RFC 7986."""
