"""Signs that mean the same in several shapes: the one of the keyboard stands for all."""

APOSTROPHES = "‘’‛ʼ´`′"
QUOTES = "“”„‟«»＂"
DASHES = "‐‑‒–—―−"
TATWEEL = "\u0640"  # the stroke that lengthens an Arabic word, kashida
SOFT_HYPHEN = "\u00ad"  # printed where it breaks a word only
COMMAS = (",", "،", "，")
LIST_COMMAS = (",", "،", "、")  # Chinese has another one within lists
HYPHENS = ("-", "\u2010")  # that break a word at the end of a line
TYPED = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(QUOTES, '"') | dict.fromkeys(DASHES, "-"))
