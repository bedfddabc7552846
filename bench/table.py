"""Of the lines that bench/compare collects, "side round json", a table in Markdown with machine and versions."""
import collections, ctypes, datetime, json, os, re, statistics, sys
import torch

BARS = {  # our time / theirs on one thread, at most
    "xor_mlp_2_8_1_b4_sgd_mse": 0.08,
    "logreg_784_10_b64_sgd": 0.45,
    "mlp_784_128_10_b32_sgd": 0.42,
    "mlp_784_128_10_b32_adam": 0.32,
    "mlp_784_128_10_b128_sgd": 0.70,
    "mlp_784_128_10_b128_adam": 0.58,
    "mlp_784_128_10_b512_sgd": 0.88,
    "mlp_784_128_10_b512_adam": 0.80,
    "mlp_784_512_512_10_b128_adam": 0.80,
    "lenet_b64_adam": 0.50,
    "mlp_bn_dropout_784_128_10_b128_adam": 0.45,
    "transformer2_d64_h4_ff128_s32_b16_adam": 0.55,
    "lstm64_s28_f28_b64_adam": 0.50,
    "infer_mlp_784_128_10_b1": 0.30,
}


def openblas():
    try:
        library = ctypes.CDLL("libopenblas.so.0")
    except OSError:
        return "no OpenBLAS"
    library.openblas_get_config.restype = ctypes.c_char_p
    return " ".join(w for w in library.openblas_get_config().decode().split() if w == "OpenBLAS" or w[0].isdigit()) + f" ({corename(library)} kernels)"


def corename(library):
    library.openblas_get_corename.restype = ctypes.c_char_p
    return library.openblas_get_corename().decode()


def machine():
    info = open("/proc/cpuinfo").read()
    model = re.search(r"model name\s*: (.*)", info).group(1)
    vectors = next((v.upper().rstrip("F").replace("AVX512", "AVX-512") for v in ("avx512f", "avx2", "avx") if re.search(rf"\b{v}\b", info)), "no AVX")
    capability = re.search(r"CPU capability usage: (\S+)", torch.__config__.show())
    return (f"{model}, {os.cpu_count()} cores, {vectors}, load {os.getloadavg()[2]:.1f}; {datetime.date.today()}; .NET SDK {os.environ['DOTNET']}; "
            f"PyTorch {torch.__version__} ({capability.group(1) if capability else '?'}), {openblas()}, `{os.environ['OPPONENT']}`.")


more = collections.defaultdict(list)
found = collections.defaultdict(lambda: collections.defaultdict(dict))
for line in open(sys.argv[1]):
    side, round_, text = line.split(" ", 2)
    timing = json.loads(text)
    if not round_.isdigit():
        more[round_].append(timing)
        continue
    found[timing["threads"], timing["name"]][side][round_] = timing["us_per_step"], timing["p10"]

print("# One training step against PyTorch\n")
print("float32; microseconds, medians of single steps. The ratio is our time by theirs, lower is better: the median over "
      f"{os.environ['ROUNDS']} rounds of {os.environ['SECONDS_EACH']} s for each side, its spread the least and the largest; p10 is the same of what a "
      "tenth of the steps stayed below, which other work on the machine disturbs less. Made by `bench/compare --write`.\n")
print(machine())
for threads in sorted({t for t, _ in found}):
    print(f"\n## {threads} thread{'s' if threads > 1 else ''}\n")
    print("| case | ours | theirs | ratio | spread | p10 | bar | |\n|---|---:|---:|---:|---:|---:|---:|---|")
    for (count, name), sides in found.items():
        if count != threads:
            continue
        ours, theirs = sides["ours"], sides["theirs"]
        ratios, lows = zip(*([mine / other for mine, other in zip(ours[r], theirs[r])] for r in ours if r in theirs))
        ratio, bar = statistics.median(ratios), BARS.get(name) if threads == 1 else None
        verdict = "" if bar is None else "met" if ratio <= bar else "missed"
        print(f"| {name} | {statistics.median(us for us, _ in ours.values()):,.1f} | {statistics.median(us for us, _ in theirs.values()):,.1f} | {ratio:.2f} "
              f"| {min(ratios):.2f}-{max(ratios):.2f} | {statistics.median(lows):.2f} | {'' if bar is None else f'{bar:.2f}'} | {verdict} |")
for title, rows in more.items():
    columns = list(dict.fromkeys(key for row in rows for key in row))
    print(f"\n## {title}\n\n| {' | '.join(columns)} |\n|---|{'---:|' * (len(columns) - 1)}")
    for row in rows:
        print(f"| {' | '.join(str(row.get(key, '')) for key in columns)} |")
