"""The kinds of official paper (《党政机关公文处理工作条例》, fifteen of them)."""

STATUTORY = (
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要",
)  # fmt: skip
