"""夹杂网站水印、广告语。

查什么：从网上抄来的文稿里留下的网站名、“下载”“转载”“范文”“版权”“欢迎关注”之类的话；举报网站、政府网站不算。
为什么：公文里带着网站的广告语，一看就是抄的，也说明没有人通读过。
怎么改：删去，并把全文通读一遍，看有没有别处的内容。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._say import lines, quoted

CODE = "R744"
LEVELS = ("error",)
EACH = "paper"
UNCITED = "文书里不该有的内容，不是条文规定"

ADS = re.compile(
    r"小编(?:为|给|整理|带来)|(?:仅)?供(?:大家|各位|您)参考(?!意见)|会员上传|免费在线阅读|论文联盟|投稿作者|独家原创|全新公文|天天文库|百度文库|豆丁网?|道客巴巴|原创力文档|人人文库|金锄头|第一公文网?|公文之家|文秘(?:网|之家)|笔杆子|学习啦|范文(?:网|大全|参考|模板|精选|吧|[一二三四五六\d]篇)"
    r"|(?:欢迎|免费|点击|立即|付费|全文|文档|资料|模板)下载|下载(?:本文|后可(?:任意)?编辑|(?:此|该)文档)|文档(?:来源|编号|可编辑)|可编辑(?:文档|修改|版)|精品(?:文档|资料|范文)"
    r"|(?:本文|文章|资料|内容)(?:来自|来源于|来源|转自|摘自|由[^，。]{1,10}(?:整理|提供|收集))[^，。]{0,12}(?:网|库|论坛|公众号|[:：])|来源[:：]?\s*(?:网络|互联网)|网络(?:收集|整理)"
    r"|版权(?:所有|归)|侵权(?:必究|请|删除)|转载请|未经许可不得转载|仅供(?:学习|交流|个人使用|下载)|更多(?:范文|公文|资料|精彩|内容)|(?:欢迎|点击|请)关注(?:我们|本[店站号])|加\s*(?:微信|QQ)(?:号|领取|免费)|QQ群?\s*[:：]?\s*\d{5,}|淘宝(?:店|网)|会员(?:专享|下载)|VIP(?:会员|文档|下载)"
    r"|由?AI(?:自动)?(?:生成|创作|撰写)|作为(?:一个)?(?:AI|人工智能)"
)
SITE = re.compile(
    r"(?:https?://)?(?:www\.)[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+|https?://[A-Za-z0-9\-.]+|(?<![A-Za-z0-9\-])[A-Za-z0-9\-]{1,60}\.(?:com|net|org|cc|cn)(?![A-Za-z])",
    re.IGNORECASE,
)
OURS = re.compile(r"gov\.cn|12380|12371|举报|受理|网址|官网|门户网|邮箱|网站|@")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    for _, paragraph in lines(paper):
        text = paragraph.text
        match = ADS.search(text) or (None if OURS.search(text) else SITE.search(text))
        if match:
            yield Finding(f"夹杂网上的字样：{quoted(text, match.start(), match.end())}", (paper.at(paragraph.place),))
