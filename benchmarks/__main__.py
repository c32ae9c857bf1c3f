"""`make bench`: ratios measured side by side in one run; exits with 1 where a limit is broken."""

import sys

from benchmarks import bench_ledger, bench_page, bench_paper, bench_record, bench_requests

print("— the ledger —")
kept = bench_ledger.main()
print("— a batch's page —")
kept &= bench_page.main()
print("— what a request asks —")
kept &= bench_requests.main()
print("— the record on paper —")
bench_paper.main(turns=9)
kept &= bench_record.main()
sys.exit(0 if kept else 1)
