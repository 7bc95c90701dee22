"""A report made by hand: every mark, verdict and section that a page has to draw, and hostile words on request."""

from __future__ import annotations

from compliance.model.finding import Reason, Severity, Verdict
from compliance.model.link import Addressed, Method, PeriodMatch, Relation
from compliance.model.report import (
    Report,
    ReportEnd,
    ReportFile,
    ReportLink,
    ReportObligation,
    ReportPlan,
    ReportProblem,
    ReportResult,
    ReportRuleset,
    ReportSide,
    ReportSource,
    ReportTool,
    ReportUnread,
    summary_of,
)

HOSTILE = "<script>alert(1)</script> {{7*7}} ]]> =cmd() \u202egnud\u202c \x1b[31mđỏ\x07"

PROVINCE = "binh-dinh@2025"
TAY_SON = "binh-dinh/tay-son@2025"
NHON_HAU = "binh-dinh/an-nhon/nhon-hau@2025"
TAY_XUAN = "binh-dinh/tay-son/tay-xuan@2024"

# canonical, code, title, what the province asks, what Tây Sơn holds, relation, reason
ROWS = (
    ("par_index_rank", "1.1", "Chỉ số cải cách hành chính của tỉnh (Par Index)", "Trong nhóm 25 địa phương dẫn đầu cả nước",
     "Tăng 01 bậc so với năm 2024", "incomparable", "other_population"),
    ("papi_rank", "1.3", "Chỉ số Hiệu quả Quản trị và Hành chính công cấp tỉnh (PAPI)", "Trong nhóm 20 địa phương dẫn đầu",
     None, "not_addressed", None),
    ("service_index_766", "1.6", "Chỉ số Phục vụ người dân, doanh nghiệp (Chỉ số 766)", "Xuất sắc (trên 90 điểm)",
     None, None, None),
    ("commune_staff_qualified", "5", "Tỷ lệ cán bộ, công chức cấp xã đạt chuẩn theo quy định", "Trên 90%",
     "90%", "weaker", "boundary"),
    ("work_dossier_rate", "7.1", "Tỷ lệ lập hồ sơ công việc (trừ hồ sơ mật) trên môi trường mạng", "80%",
     "80%", "equal", None),
    ("online_dossier_rate", "7.2", "Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết thủ tục hành chính", "70%",
     "80%", "stricter", None),
    ("digitization_rate", "7.2", "Tỷ lệ số hóa hồ sơ, kết quả giải quyết thủ tục hành chính", "90%",
     "100%", "stricter", None),
    ("electronic_result_rate", "7.2", "Tỷ lệ cấp kết quả giải quyết thủ tục hành chính điện tử", "100%",
     "95%", "weaker", "below"),
    ("staff_online_dossier_rate", "7.3",
     "Tỷ lệ hồ sơ thủ tục hành chính của cá nhân cán bộ, công chức, viên chức được thực hiện bằng dịch vụ công trực tuyến",
     "100%", None, None, None),
)


def sample_report(*, lang: str = "vi", hostile: bool = False) -> Report:
    """A report of one province and three lower plans."""
    results = _results(hostile)
    return Report(
        tool=ReportTool(version="0.1.0"),
        as_of="2025-01-15",
        lang=lang,
        rulesets=(
            ReportRuleset(id="binh-dinh-2025", version="1.0.0", sha256="4f" * 32, rules=62, evaluated=60,
                          matched_nothing=("fee-procedures", "dialogues"),
                          title="Đối chiếu kế hoạch CCHC với kế hoạch tỉnh năm 2025"),
        ),
        plans=(
            _plan(PROVINCE, "binh-dinh", "tỉnh Bình Định", "province", None, indicators=46, targets=61),
            _plan(TAY_SON, "binh-dinh/tay-son", "huyện Tây Sơn", "district", PROVINCE, indicators=42, targets=45),
            _plan(NHON_HAU, "binh-dinh/an-nhon/nhon-hau", "xã Nhơn Hậu", "commune", PROVINCE,
                  via=("binh-dinh/an-nhon",), indicators=39, targets=40, unread=1),
            _plan(TAY_XUAN, "binh-dinh/tay-son/tay-xuan", "xã Tây Xuân", "commune", PROVINCE, period="2024",
                  via=("binh-dinh/tay-son",), indicators=20, targets=21),
        ),
        links=_links(),
        obligations=_obligations(hostile),
        results=results,
        unread=(
            ReportUnread(plan=NHON_HAU, text=HOSTILE if hostile else "Đạt … điểm", why="no_value",
                         source=_source("xa-nhon-hau-2025.txt", 188)),
        ),
        problems=(ReportProblem(file="plans/ban-quet.pdf", code="reading.no_text", message="tệp chỉ có hình ảnh"),),
        summary=summary_of(results),
        conforms=False,
    )  # fmt: skip


def _plan(
    plan: str,
    unit: str,
    name: str,
    level: str,
    superior: str | None,
    *,
    indicators: int,
    targets: int,
    period: str = "2025",
    via: tuple[str, ...] = (),
    unread: int = 0,
) -> ReportPlan:
    return ReportPlan(
        id=plan, unit=unit, unit_name=name, level=level, period=period, kind="annual", superior=superior,
        superior_via=via, indicators=indicators, targets=targets, unread=unread,
        title=f"Kế hoạch cải cách hành chính {name} năm {period}",
        source=ReportFile(file=f"plans/{unit.rsplit('/', 1)[-1]}.txt", sha256="ab" * 32, format="text"),
    )  # fmt: skip


def _source(file: str, line: int, quote: str = "") -> ReportSource:
    return ReportSource(file=f"plans/{file}", table=1, row=line - 20, cell=3, line=line, quote=quote)


def _side(plan: str, title: str, text: str, line: int) -> ReportSide:
    name = plan.split("@")[0].rsplit("/", 1)[-1]
    return ReportSide(text=text, title=title, plan=plan, source=_source(f"{name}.txt", line, f"{title} | {text}"))


def _obligations(hostile: bool) -> tuple[ReportObligation, ...]:
    made = []
    for plan in (TAY_SON, NHON_HAU):
        for number, (canonical, code, title, asked, held, relation, reason) in enumerate(ROWS):
            held = asked if plan == NHON_HAU and held else held
            relation = "equal" if plan == NHON_HAU and held else relation
            shown = HOSTILE if hostile and number == 0 else title
            addressed = Addressed.NOT_ADDRESSED if relation == "not_addressed" else Addressed.BINDS
            made.append(
                ReportObligation(
                    plan=plan, canonical=canonical, code=code, title=shown, level=None, addressed=addressed,
                    parent=_side(PROVINCE, shown, asked, 280 + number),
                    child=_side(plan, shown, held, 30 + number) if held else None,
                    indicator=f"annex/{code}#{number}" if held else None,
                    relation=Relation(relation) if held and relation else None,
                    reason=Reason(reason) if held and relation != "equal" and reason else None,
                )
            )  # fmt: skip
    return tuple(made)


def _links() -> tuple[ReportLink, ...]:
    made = []
    for number, (canonical, code, title, asked, held, relation, reason) in enumerate(ROWS):
        if held is None or relation is None:
            continue
        made.append(
            ReportLink(
                child=ReportEnd(plan=TAY_SON, indicator=f"annex/{code}#{number}", code=code, title=title,
                                canonical=canonical, target=0, text=held),
                parent=ReportEnd(plan=PROVINCE, indicator=f"annex/{code}#{number}", code=code, title=title,
                                 canonical=canonical, target=0, text=asked),
                method=Method.CATALOGUE, score=0.98, relation=Relation(relation),
                reason=Reason(reason) if reason else None,
                witness="90%" if reason == "boundary" else None, period=PeriodMatch.SAME, binding=True,
            )
        )  # fmt: skip
    return tuple(made)


def _results(hostile: bool) -> tuple[ReportResult, ...]:
    messages = {
        "electronic_result_rate": ("not-weaker-than-superior", Severity.ERROR, Verdict.VIOLATES, Reason.BELOW,
            "Mức 95% thấp hơn chỉ tiêu tỉnh giao (100%).", "Đề nghị điều chỉnh thành “100%”."),
        "commune_staff_qualified": ("not-weaker-than-superior", Severity.WARNING, Verdict.VIOLATES, Reason.BOUNDARY,
            "Mức “90%” chưa bao hàm yêu cầu “Trên 90%” của tỉnh.", "Đề nghị rà soát, ghi “Trên 90%”."),
        "staff_online_dossier_rate": ("superior-target-carried", Severity.ERROR, Verdict.VIOLATES, Reason.MISSING,
            "Chưa có chỉ tiêu tương ứng với chỉ tiêu tỉnh giao.", "Đề nghị bổ sung: “… : 100%”."),
        "service_index_766": ("superior-target-carried", Severity.ERROR, Verdict.VIOLATES, Reason.MISSING,
            "Chưa có chỉ tiêu tương ứng với chỉ tiêu tỉnh giao.", "Đề nghị bổ sung chỉ tiêu."),
        "par_index_rank": ("not-weaker-than-superior", Severity.INFO, Verdict.UNDECIDED, Reason.OTHER_POPULATION,
            "Hai mức xếp hạng ở hai phạm vi khác nhau, không so sánh.", "Lưu ý."),
        "online_dossier_rate": ("not-weaker-than-superior", Severity.ERROR, Verdict.CONFORMS, None, "", ""),
        "digitization_rate": ("not-weaker-than-superior", Severity.ERROR, Verdict.CONFORMS, None, "", ""),
        "work_dossier_rate": ("not-weaker-than-superior", Severity.ERROR, Verdict.WAIVED, None, "Đã giải trình.", ""),
        "papi_rank": ("superior-target-carried", Severity.ERROR, Verdict.NOT_APPLICABLE, Reason.NOT_ADDRESSED, "", ""),
    }  # fmt: skip
    made = [_notice()]
    for number, (canonical, code, title, asked, held, _relation, _reason) in enumerate(ROWS):
        rule, severity, verdict, reason, message, remedy = messages[canonical]
        subject = HOSTILE if hostile and number == 0 else title
        made.append(
            ReportResult(
                id=f"{number:012x}", rule=rule, severity=severity, verdict=verdict, reason=reason, plan=TAY_SON,
                unit="binh-dinh/tay-son", level="district", canonical=canonical, code=code, subject=subject,
                indicator=f"annex/{code}#{number}" if held else None,
                message=HOSTILE if hostile and number == 0 else message, remedy=remedy,
                basis="Kế hoạch CCHC tỉnh Bình Định năm 2025, Phụ lục 1",
                child=_side(TAY_SON, subject, held, 30 + number) if held else None,
                parent=_side(PROVINCE, subject, asked, 280 + number),
                waiver="Công văn 12/UBND ngày 05/01/2025" if verdict == Verdict.WAIVED else None,
            )
        )  # fmt: skip
    return tuple(made)


def _notice() -> ReportResult:
    return ReportResult(
        id="f" * 12, rule="superior-plan-of-period", severity=Severity.INFO, verdict=Verdict.UNDECIDED,
        reason=Reason.OTHER_PERIOD, plan=TAY_XUAN, unit="binh-dinh/tay-son/tay-xuan", level="commune",
        indicator=None, canonical=None, code=None, subject="Kế hoạch cải cách hành chính xã Tây Xuân năm 2024",
        message="Không so sánh do khác năm kế hoạch (2024/2025).", remedy="Đề nghị cung cấp kế hoạch cấp trên năm 2024.",
        basis="", child=None, parent=None, waiver=None,
    )  # fmt: skip
