"""`python -m benchmarks [NAME …] [--quick] [--check]`: measure, print a table, write benchmarks/results/NAME.json."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.cases import CASES, load
from benchmarks.report import Bench, Result, result, save, table
from benchmarks.terminal import NotMeasured

RESULTS = Path(__file__).parent / "results"


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    listing = "\n".join(f"  {name:9} {what}" for name, what in CASES.items())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        epilog=f"benchmarks (all, if none is named):\n{listing}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *CASES], help="which to run")
    parser.add_argument("--quick", action="store_true", help="fewer rounds: a look, not a verdict")
    parser.add_argument("--check", action="store_true", help="exit 1 if a goal is missed")
    parser.add_argument("--folder", type=Path, default=RESULTS, help="where journals are written; a real disk")
    return parser.parse_args(argv)


def measure(name: str, *, quick: bool, folder: Path) -> Result:
    """Run one benchmark in a new folder that is gone afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=f"{name}-") as work:
        bench = Bench(quick=quick, folder=Path(work).resolve())
        return result(name, bench, load(name)(bench))


def main(argv: Sequence[str] | None = None) -> int:
    args = parse(argv)
    missed = False
    try:
        for name in args.names or CASES:
            measured = measure(name, quick=args.quick, folder=args.folder)
            RESULTS.mkdir(exist_ok=True)
            print(*table(measured), f"    {save(measured, RESULTS)}\n", sep="\n", flush=True)
            missed = missed or any(row.missed for row in measured.figures)
    except NotMeasured as error:
        print(f"not measured: {error}", file=sys.stderr)
        return 2
    return 1 if args.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
