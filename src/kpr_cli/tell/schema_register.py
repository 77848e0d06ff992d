"""The JSON Schemas of the records that accept findings: `waivers.yaml` and a baseline."""

from kpr_cli.core.baseline import Baseline
from kpr_cli.core.waiver import Waivers
from kpr_cli.tell.schema_record import DIALECT, Schema, in_order, record_schema


def waivers_schema() -> Schema:
    """The schema of `waivers.yaml`."""
    title = "การผ่อนผันที่คณะกรรมการอนุมัติ · waivers granted by the committee"
    return in_order({"$schema": DIALECT, **record_schema(Waivers), "title": title})


def baseline_schema() -> Schema:
    """The schema of a baseline."""
    title = "รายการเดิม: ข้อที่รู้แล้ว · the baseline of known findings"
    return in_order({"$schema": DIALECT, **record_schema(Baseline), "title": title})
