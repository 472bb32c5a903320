"""Patterns of the phrases by which points go; each is found in a folded sentence.

Every pattern ends where a phrase can end: a phrase that goes on (`扣1分以上`) is not known.
"""

import re

from inspector.domain.wordings.numerals import NUMBER

UNIT = (
    r"(?:人次|件次|户次|例次|项次|台次|车次|班次|批次|场次|班组|半天|半日|(?:个)?工作日|自然日|"
    r"个月|季度|学期|小时|分钟|课时|学时|百分点|平方米|万元|部门|单位|窗口|岗位|环节|事项|指标|"
    r"次|件|处|项|例|起|条|份|人|户|名|位|篇|家|台|张|天|日|月|年|周|宗|类|种|点|回|笔|本|册|幅|"
    r"块|辆|间|所|期|场|秒|元|款|句|页|节|部|组|套|封|则|单|轮|批|趟|座|盏|盆|面|个|%)"
)
"""What sheets count by; the longer word first."""

DISCRETION = (
    r"(?:酌情|酌|视情节轻重|视情节|视情况|视情|视具体情况|视严重程度|"
    r"根据(?:实际|具体)?情(?:况|节)(?:轻重)?|适当)"
)
_SOFT = r"(?:给予|予以|一次性|直接|相应|应当|应|可以|可|则|各|均|即|都|共|并|一律|倒|要|将|就)"
_SCORE_VERB = (
    r"(?:扣除|扣减|扣罚|减扣|扣|减去|减|加计|奖励|奖加|奖|增加|追加|加|增|获得|得|计|记|给|赋)"
    rf"(?:考核|该项|本项|绩效)?(?:得分|分数|分值)?(?:{NUMBER}|分|满分|全分|_|…)"
)
_ENDS = (
    r"(?=$|[,、;:()。\n]|最[高多大]|至多|累计|合计|扣完|扣至|减完|直至|直到|封顶|并|且|同时|"
    r"不[计得]负分|不得超过|不超过|上不封顶|另)"
)
_BLANK = r"(?:_+|\(\)|…+|\.{2,}|[×xX]{1,2})?"


def amount(p: str) -> str:
    """Points: `2分`, `1-3分`, `0.5/次`, `3分以内`; a bare number only where nothing goes on."""
    return (
        rf"(?:(?P<{p}lo>{NUMBER})分?(?:-|至|到)(?P<{p}hi>{NUMBER})|(?P<{p}n>{NUMBER}))"
        rf"(?:分|(?![、,/或和]?[\d一二两三四五六七八九十半]))"
        rf"(?P<{p}in>以内|以下|之内)?(?:/每?(?P<{p}u>{UNIT}(?:[·.]{UNIT})?))?"
    )


def _weighed(p: str) -> str:
    return rf"{_SOFT}{{0,3}}(?P<{p}d>{DISCRETION})?{_SOFT}{{0,3}}"


_HEAD = r"(?:^|(?<=[,、;:。\n!?()的者.①-⑳]))"
_PER_GOES_ON = (
    rf"(?=(?:的|者)?[,:]?(?:(?:{_SOFT}|{DISCRETION}|再|另|额外|追加|分别)*{_SCORE_VERB}"
    rf"|{NUMBER}分))"
)
_REST = rf"(?:(?![1一两二三四五六七八九十半]个?{UNIT})[^\d每扣加奖,;:。()\n]){{0,14}}?"

PER = (
    r"(?<!做到)(?<!实现)(?<!落实)(?<!达到)(?<!未)(?<!按照)(?<!按)"
    rf"每(?P<pr_v>(?:减少|减低|增加|增|减|[^\d每扣加减得,;:。()\n]){{0,8}}?)(?:(?!半[天日])(?P<pr_n>{NUMBER}))?(?:个(?={UNIT}))?"
    rf"(?P<pr_u>{UNIT}(?:\({UNIT}\)|/{UNIT})?(?:,?每1?一?(?:个(?={UNIT}))?{UNIT})?)"
    rf"(?P<pr_r>{_REST}){_PER_GOES_ON}"
)
"""每…: what is counted, if points follow."""

_ONE_VERBS = (
    r"(?:一经)?(?:发现|查实|出现|发生|存在|有|缺少|缺失|缺报|缺|少报|少|漏报|漏|差|违反|迟报|"
    r"瞒报|谎报|错报|迟到|早退|旷工|缺席|脱岗|离岗|被?投诉)"
)
_EVENT = r"(?:人次|件次|户次|起|例|宗)"
ONE = (
    rf"(?<!第)(?:(?P<on_v>{_ONE_VERBS})|{_HEAD}|(?=[1一]{_EVENT})"
    # 缺席一天扣1分: each day; 逾期一天扣1分 can also mean a day and more.
    rf"|(?<![逾超晚迟过到达满约同第\d统单万十])(?<!逾期)(?<!延迟)(?=[1一]个?{UNIT}{_PER_GOES_ON}))"
    rf"(?:1|一)(?:个(?={UNIT}))?"
    rf"(?P<on_u>{UNIT}(?:\({UNIT}\)|/{UNIT})?)(?!性|告知|办|通|票|及?以上|或|至|到|-)"
    rf"(?P<on_r>{_REST}){_PER_GOES_ON}"
)
"""发现一次…, 1件…: the same without 每."""

TAKE = (
    _weighed("tk_") + r"(?P<tk_more>加|另|再|额外|追加)?"
    r"(?<![折克抵暂代纽增])(?<!加或)(?<!加减)(?:扣除|扣减|扣罚|减扣|扣|减去|减)(?:考核|该项|本项|绩效)?(?:得分|分数|分值)?"
    rf"(?:{amount('tk_')}|(?P<tk_left>{_BLANK}分)|(?P<tk_bare>(?<=[加另再]扣)))" + _ENDS
)
MINUS = r"(?<![\da-zA-Z一二两三四五六七八九十至到.])-" + amount("mn_") + _ENDS
"""-2, −0.5分/次."""

GIVE = (
    _weighed("gv_") + r"(?:再|另|额外|分别)?(?<![参附更不])"
    r"(?:加计|奖励|奖加|奖|增加|追加|加|增)(?:考核|绩效)?(?:得分|分值)?"
    rf"(?:{amount('gv_')}|(?P<gv_left>{_BLANK}分))" + _ENDS
)
BARE = (
    r"(?<![\d.加扣减得计记给到至-])" + amount("br_").replace("(?:分|(?!", "(?:分|(?!.)(?!") + _ENDS
)
"""1分, 1分/次: whether it is taken or given, only the heading of the column can tell."""

PLUS = r"(?<![\da-zA-Z一二两三四五六七八九十])\+" + amount("pl_") + _ENDS

DISTRIBUTED = (
    r"(?:分别|依次)(?P<ds_v>扣|加|得|计)"
    rf"(?P<ds_n>{NUMBER}分?(?:[、,/和]{NUMBER}分?)+)(?<=[\d分]){_ENDS}"
)
"""分别扣1、2、5分."""

EARN = (
    r"(?<![扣不取难值使总合累共小心登笔少多])(?:可|则|即|应|均|各)?(?:获得|得到|得|计|记|给|赋|评)(?:"
    rf"(?P<er_full>满分|全分)(?:\((?P<er_fn>{NUMBER})分?\))?|{amount('er_')})" + _ENDS
)

_ITEM = r"(?:该|本|此)(?:小|大)?(?:项目?|条|款|指标)"
_SECTION = r"(?:该|本|此)(?:部分|大项|大类|类|章|板块)"
_ZERO = (
    r"(?:均|一律|则|即|都|应)?(?:不(?:予)?得分(?![散包开])|不(?:予)?计分|不(?:予)?给分|"
    r"(?:得|计|记|按|为|打|判)(?:0|零)分(?:计算|计|处理)?|(?:得|计|记)0(?=$|[,;。)]))"
)
_POINTS = r"(?:标准)?(?:分值|分数|得分|分)"
ZERO = (
    rf"(?:(?P<zr_i>{_ITEM})|(?P<zr_s>{_SECTION}))?(?:分值?)?{_ZERO}{_ENDS}"
    rf"|(?:直接|则|应|将)?扣(?:除|减|完|光)?(?:的)?(?:"
    rf"(?:{_ITEM}|(?P<zr_s2>{_SECTION}))(?:的)?(?:全部|所有)?{_POINTS}?|(?:全部|所有){_POINTS}|全分)"
    rf"{_ENDS}"
    rf"|(?:直接|则|应|将)?扣[完光]{_POINTS}?{_ENDS}"
    rf"|(?:{_ITEM}|(?P<zr_s3>{_SECTION}))?(?:分值?|分数|得分)?全部?扣[除完光]?{_ENDS}"
)


_MOST = r"(?:最高|最多|至多|最大)"
_LIMIT = r"(?:为限|为止|封顶|为上限|止)?"


def _for_item(p: str) -> str:
    return rf"(?:(?P<{p}>{_ITEM}|全项|合计|总计)(?:得分|扣分|加分)?(?:的)?)?"


def _side(p: str) -> str:
    return rf"(?P<{p}>扣减?|减|加|奖励?|得|计|记)"


_LIMIT = r"(?:为限|为止|封顶|为上限|止)?"
CAPS = "|".join(
    (
        _for_item("cp_i1")
        + r"(?:累计|合计)?"
        + _MOST
        + r"(?:累计)?(?:可)?"
        + _side("cp_s1")
        + r"?分?(?:不(?:得)?超过|至|到|为)?"
        + rf"(?P<cp_n1>{NUMBER})(?:分|(?![、,/]?\d)){_LIMIT}{_ENDS}",
        _for_item("cp_i2")
        + r"(?:累计|合计)?"
        + _side("cp_s2")
        + r"?分?(?:累计|合计|总分|总和)?(?:最多|最高)?不(?:得)?(?:超过|高于|多于)"
        + rf"(?P<cp_n2>{NUMBER})分{_LIMIT}{_ENDS}",
        _for_item("cp_i3")
        + r"(?:累计)?"
        + _side("cp_s3")
        + rf"?分?以?(?:满|完|到|至|够)?(?P<cp_n3>{NUMBER})分(?:为限|为止|封顶|为上限){_ENDS}",
        _for_item("cp_i4")
        + _side("cp_s4")
        + rf"?分?(?:封顶|上限)(?:分?值?为)?:?(?P<cp_n4>{NUMBER})分{_ENDS}",
    )
)

_POOL = (
    r"(?:以上|上述|各|该|本|此|小|大|项目?|条|款|部分|考核|\d{1,3}分|全部|所有|标准|基本|的){0,8}"
    r"(?:分值?|分数|得分)?"
)
FLOOR = (
    rf"{_POOL},?(?:直至|直到)?(?:扣|减)(?:完|光|至0?分?|到0分?|至零分?|到零分?){_POOL}(?:即止|为止){_ENDS}"
    rf"|(?:且|并)?不(?:计|记|得|出现|打)负分{_ENDS}|不(?:倒扣|负分)分?{_ENDS}"
    rf"|扣完{_POOL}(?:后)?不再扣分?{_ENDS}"
)
BELOW_ZERO = (
    rf"扣分(?:上)?不封顶{_ENDS}|(?:扣分)?不设(?:扣分)?(?:下限|底线){_ENDS}"
    rf"|(?:扣分)?(?:可|允许)(?:以)?(?:计负分|记负分|扣[至到为成]负分|倒扣|得负分){_ENDS}"
    rf"|不封顶{_ENDS}"
)
NO_CEILING = rf"加分(?:上)?不封顶{_ENDS}|加分不设上限{_ENDS}"

_RULED = r"(?:实行|予以|执行|适用|作为|列为|按|的?为)?"
VETO = (
    rf"(?P<vt_total>{_RULED}(?:一票否决|单项否决|一项否决)(?:制|项|处理)?"
    r"|(?:年度)?(?:考核)?(?:总分|总成绩|总得分|全部考核分?)(?:为|计|记|按|得|直接)?(?:0|零)分(?:计算|计|处理)?)"
    + _ENDS
    + r"|(?P<vt_fails>(?:一律|直接|应|则|即)?"
    r"(?:判定为|判定|判为|评为|评定为|定为|视为|确定为|认定为|按|即为|为)"
    r"(?:年度)?(?:考核|检查|评定)?不(?:合格|达标)(?:等次|等级|单位|处理)?)"
    + _ENDS
    + r"|(?P<vt_grade>不(?:予|得|参与|参加)(?:评定|评)(?:等级|等次|星级|级|定级)"
    r"|不予(?:定级|评级|评星))"
    + _ENDS
    + r"|(?P<vt_stops>(?:终止|停止)(?:检查|评分|评定|验收|考核|评审|现场评定))"
    + _ENDS
)

_PRIZE = r"(?:评优评先|评先评优|评先创优|创先争优|评优|评先|先进|优秀)"
CONSEQUENCE = (
    rf"(?:{_HEAD}|(?<=[并且分]))(?:并|且|同时|另)?(?P<cq>(?:给予|予以)?"
    rf"(?:取消(?:其|该单位|该窗口|单位|个人|当年|当月|当季|年度|本年度|全年|季度|月度|年终)*(?:的)?(?:参加|参与)?{_PRIZE}(?:等)?(?:评选|评比)?(?:的)?(?:资格|奖项|称号)?"
    rf"|(?:年度|当年|年终)?不得(?:参加|参与)?(?:评|评为|评选|确定为|参评)?{_PRIZE}(?:等次|单位|个人)?"
    r"|(?:全[省市县区局系统]{1,2}|在全[省市县区局系统]{1,2}|在一定范围内)?通报批评"
    r"|约谈(?:其|该)?(?:单位)?(?:主要)?(?:负责人|领导)))(?:处理)?" + _ENDS
)

SCALE = (
    r"(?P<sc_2>(?:按规定|按标准)?(?:加倍|双倍|翻倍)(?:扣分|扣除|扣减|扣罚|计扣)?|(?:扣分)(?:加倍|翻倍)|扣双倍分?)"
    + _ENDS
    + r"|(?P<sc_h>(?:按规定|按标准)?减半(?:扣分|扣除|扣减|计扣)|扣分减半|减半(?=$|[,;。)]))"
    + _ENDS
    + rf"|按(?P<sc_n>{NUMBER})倍(?:扣分|扣除|扣减|计扣)"
    + _ENDS
)

NOTHING_TAKEN = rf"(?:则|可)?不(?:予)?扣分{_ENDS}"
NOTHING_GIVEN = rf"(?:则|均)?不(?:予)?(?:加|奖)分{_ENDS}"
ONLY_ONCE = (
    r"(?:对?同一(?:问题|事项|事实|情形|内容|行为)?,?)?(?:的)?(?:均|应)?(?:不(?:再)?重复(?:扣分|扣罚)|不累计扣分)"
    + _ENDS
)
WORTH = (
    rf"\((?:满分|标准分|分值|共|计|共计)?:?(?P<wo_a>{NUMBER})分\)"
    rf"|{_HEAD}(?:满分|基础分|基本分|标准分|分值)(?:为|共|计|:)?(?P<wo_b>{NUMBER})分{_ENDS}"
)
_DIGITS = r"\d零一二两三四五六七八九十百半½"
_SOFTLY = "给予一直相应当可则各均即都共并倒要将就酌视根适再另额追"
_BY_NAME = (
    ("worth", "(满基标分", WORTH),
    ("once", "对同的均应不", ONLY_ONCE),
    ("spares", "则可不", NOTHING_TAKEN),
    ("withholds", "则均不", NOTHING_GIVEN),
    ("floor", r"以上各该本此小大项条款部考全所标基的分得,直扣减且并不\d", FLOOR),
    ("below", "扣不可允", BELOW_ZERO),
    ("ceiling", "加", NO_CEILING),
    ("cap", f"该本此全合总累最至多扣减加奖得计记以满完到够封上不{_DIGITS}", CAPS),
    ("zero", "该本此分均一则即都应不得计记按为打判直将扣全", ZERO),
    ("veto", "实予执适作列按的为一单项年考总全直应则即判评定视确认不终停", VETO),
    ("consequence", "并且同另给予取年当不约全在", CONSEQUENCE),
    ("scale", "按加双翻扣减", SCALE),
    ("per", "每", PER),
    ("one", "1一发查出存有缺少漏差违迟瞒谎错早旷脱离被投", ONE),
    ("shared", "分依", DISTRIBUTED),
    ("take", f"加扣减{_SOFTLY}", TAKE),
    ("minus", "-", MINUS),
    ("give", f"加奖增分{_SOFTLY}", GIVE),
    ("plus", "+", PLUS),
    ("earn", "可则即应均各获得计记给赋评", EARN),
    ("bare", _DIGITS, BARE),
)
"""Each with the characters that it can begin with: elsewhere it is passed over without a try."""
EVERYTHING = re.compile(
    "|".join(f"(?P<{name}>(?=[{begins}])(?:{pattern}))" for name, begins, pattern in _BY_NAME)
)
"""Any of them; the name of the one that was met is its last group."""
