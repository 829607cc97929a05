"""Writes yishi_tui/data/pinyin.txt from pypinyin, which is needed here and nowhere else.

    python tools/make_pinyin_table.py

The file has sections headed by `[name]`; yishi_tui/pinyin.py reads them. One code letter stands for one syllable,
the most frequent syllables having one-byte letters, which keeps the file near 50 KB.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from pypinyin.constants import PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict

TARGET = Path(__file__).resolve().parent.parent / "yishi_tui" / "data" / "pinyin.txt"
FIRST, LAST = 0x4E00, 0x9FFF
ROW = 256
MOST_READINGS = 3
NONE = "-"
# Printable ASCII, then Latin-1 and Latin Extended: no hash, quote, bracket, space, combining or right-to-left letter.
LETTERS = [chr(code) for code in (*range(0x24, 0x7F), *range(0xC0, 0x250)) if chr(code) not in "'[\\]`"]

# Surnames read otherwise than the character usually is, the usual surname reading first.
SURNAMES = """
单 shan/曾 zeng/仇 qiu/解 xie/区 ou/朴 piao/查 zha/翟 zhai/覃 qin tan/缪 miao/盖 ge gai/乐 yue le/华 hua/任 ren/宁 ning/
燕 yan/纪 ji/冼 xian/员 yun/逄 pang/折 she/黑 he hei/洗 xian/隗 wei kui/佴 nai/乜 nie/召 shao/秘 bi/繁 po/种 chong/
牟 mu mou/宓 mi fu/葛 ge/柏 bai/薄 bo/贲 ben/费 fei bi/句 gou/能 nai/莘 shen xin/盛 sheng/宿 su/眭 sui/么 yao/要 yao/
应 ying/尉 wei/祭 zhai/长 chang/重 chong/郇 xun huan/郗 xi chi/晁 chao/谌 chen shen/卜 bu/贾 jia/褚 chu/车 che/撒 sa/
幺 yao/曲 qu/瞿 qu/殷 yin/於 yu/訾 zi/相 xiang/行 xing/臧 zang/哈 ha/那 na/娄 lou/干 gan/降 jiang/蔚 yu wei/阚 kan/
呙 guo/厍 she/都 du/教 jiao/见 jian/过 guo/观 guan/冠 guan/称 cheng/令 ling/占 zhan/强 qiang/洪 hong/
單 shan/區 ou/樸 piao/繆 miao/蓋 ge gai/樂 yue le/華 hua/寧 ning/紀 ji/員 yun/種 chong/費 fei bi/應 ying/長 chang/
葉 ye/叶 ye/瞿 qu/俞 yu/余 yu/佘 she/沈 shen/石 shi/仉 zhang/芮 rui/粘 nian/咸 xian/桑 sang/柯 ke
"""
# Characters whose usual reading in a given name is another than in most phrases.
IN_NAMES = {"娜": "na", "朝": "chao", "晟": "sheng", "茜": "qian xi", "嬛": "huan", "倩": "qian", "阿": "a", "和": "he"}
DOUBLE_SURNAMES = """
尉迟 yu chi/万俟 mo qi/长孙 zhang sun/单于 chan yu/澹台 tan tai/令狐 ling hu/鲜于 xian yu/淳于 chun yu/宇文 yu wen/
慕容 mu rong/钟离 zhong li/闾丘 lv qiu/公冶 gong ye/皇甫 huang fu/夏侯 xia hou/诸葛 zhu ge/欧阳 ou yang/司徒 si tu/
司马 si ma/上官 shang guan/呼延 hu yan/赫连 he lian/独孤 du gu/南宫 nan gong/东方 dong fang/端木 duan mu/申屠 shen tu/
濮阳 pu yang/轩辕 xuan yuan/拓跋 tuo ba/乐正 yue zheng/亓官 qi guan/夹谷 jia gu/谷梁 gu liang/相里 xiang li/
宰父 zai fu/公孙 gong sun/仲孙 zhong sun/太史 tai shi/百里 bai li/东郭 dong guo/西门 xi men/段干 duan gan/
尉遲 yu chi/長孫 zhang sun/單于 chan yu/澹臺 tan tai/歐陽 ou yang/諸葛 zhu ge/司馬 si ma/東方 dong fang
"""


def by_phrase() -> dict[str, Counter[str]]:
    """How often each reading of a character occurs in pypinyin's dictionary of phrases."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings_of in phrases_dict.items():
        for char, tones in zip(phrase, readings_of, strict=False):
            counts[char][to_normal(tones[0])] += 1
    return counts


def is_common(char: str) -> bool:
    """Whether it is one of the 3,755 most common characters, level one of GB 2312."""
    try:
        return char.encode("gb2312") < b"\xd8"
    except UnicodeEncodeError:
        return False


def readings(char: str, phrases: Counter[str]) -> tuple[str, ...]:
    """The toneless syllables of a character, the most usual first; ü is v. Vowelless interjections are left out.

    A common character keeps only what occurs in phrases, in the order of how often: 王 is never yu nowadays.
    """
    tones = PINYIN_DICT.get(ord(char), "").split(",")
    syllables = dict.fromkeys(to_normal(tone) for tone in tones)
    spellable = [syllable for syllable in syllables if syllable.isascii() and set(syllable) & set("aeiouv")]
    if is_common(char):
        in_phrases = sorted(filter(phrases.__getitem__, spellable), key=phrases.__getitem__, reverse=True)
        spellable = in_phrases or spellable[:1]
    return tuple(dict.fromkeys([*IN_NAMES.get(char, "").split(), *spellable]))[:MOST_READINGS]


def surnames(listed: str) -> Iterator[str]:
    """One line per surname, sorted, without the repetitions."""
    lines = dict.fromkeys(line.strip() for line in listed.replace("\n", "").split("/"))
    return iter(sorted(filter(None, lines)))


def rows(table: Mapping[int, tuple[str, ...]], syllables: Sequence[str]) -> Iterator[str]:
    """The first reading of every character as one code letter, 256 characters to the line."""
    letter = dict(zip(syllables, LETTERS, strict=False))
    for start in range(FIRST, LAST + 1, ROW):
        codes = range(start, min(start + ROW, LAST + 1))
        yield "".join(letter[table[code][0] if table[code] else NONE] for code in codes)


def others(table: Mapping[int, tuple[str, ...]], place: int) -> Iterator[str]:
    """The characters having a second (place 1) or third (2) reading, grouped by it."""
    characters = defaultdict(list)
    for code, syllables in table.items():
        if len(syllables) > place:
            characters[syllables[place]].append(chr(code))
    return (f"{syllable} {''.join(group)}" for syllable, group in sorted(characters.items()))


def lines() -> Iterator[str]:
    """The whole file."""
    phrases = by_phrase()
    table = {code: readings(chr(code), phrases[chr(code)]) for code in range(FIRST, LAST + 1)}
    frequency = Counter(found[0] if found else NONE for found in table.values())
    frequency.update(dict.fromkeys((syllable for found in table.values() for syllable in found), 0))
    syllables = [syllable for syllable, _ in frequency.most_common()]
    if len(syllables) > len(LETTERS):
        raise SystemExit(f"{len(syllables)} syllables, but only {len(LETTERS)} code letters")
    yield "# Toneless pinyin of U+4E00 to U+9FFF; ü is written v; at most three readings, the most usual first."
    yield f"# Made by tools/make_pinyin_table.py from pypinyin {version('pypinyin')} (MIT). Do not edit; run the tool."
    yield "# [syllables] in the order of their code letters, - for none. [letters] the code letters. [first] the first"
    yield "# reading of each character in order, one code letter each. [second] [third] further readings with their"
    yield "# characters. [surnames] read otherwise as a surname. [doubles] surnames of two characters."
    sections = {
        "syllables": iter([" ".join(syllables)]),
        "letters": iter(["".join(LETTERS[: len(syllables)])]),
        "first": rows(table, syllables),
        "second": others(table, 1),
        "third": others(table, 2),
        "surnames": surnames(SURNAMES),
        "doubles": surnames(DOUBLE_SURNAMES),
    }
    for name, content in sections.items():
        yield f"[{name}]"
        yield from content


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(lines()) + "\n", encoding="utf-8", newline="\n")
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")
