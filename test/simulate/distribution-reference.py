"""Writes distribution-reference.csv: quantiles of every kind of distribution from 40-digit arithmetic.

    python3 test/simulate/distribution-reference.py > test/simulate/distribution-reference.csv

Needs mpmath. Columns: kind, first to third parameter, value in force, probability, quantile. Probabilities are the
doubles nearest to the printed ones. Quantiles come from inverting the distribution function by bisection and secant
steps, not from any formula of the engine's.
"""
from mpmath import mp, mpf, betainc, beta, erfc, exp, findroot, log, ncdf, npdf, quad, sqrt

mp.dps = 40
PROBABILITIES = [2.0**-52, 1e-9, 1e-4, 0.02425, 0.1, 0.25, 0.5, 0.6180339887, 0.9, 0.975, 0.9999, 1 - 1e-9]


def root(f, low, high):
    """Bisection to 130 bits: sure, if slow."""
    low, high = mpf(low), mpf(high)
    sign = f(low) > 0
    for _ in range(130):
        middle = (low + high) / 2
        if (f(middle) > 0) == sign:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def upper_or_lower(p, lower, upper):
    """The function whose root is the quantile, from the smaller tail, so that nothing cancels."""
    p = mpf(p)
    return (lambda x: lower(x) - p) if p < 0.5 else (lambda x: (1 - p) - upper(x))


def normal(p):
    return root(upper_or_lower(p, lambda z: ncdf(z), lambda z: ncdf(-z)), -40, 40)


def beta_quantile(a, b, p):
    """By the log-odds, so that both ends are resolved."""
    def share(y):
        return 1 / (1 + exp(-y))

    def lower(y):
        return betainc(a, b, 0, share(y), regularized=True)

    def upper(y):
        return betainc(b, a, 0, share(-y), regularized=True)

    return share(root(upper_or_lower(p, lower, upper), -400, 200))


def truncated_quantile(mean, sigma, low, high, p):
    def mean_of(mu):
        a, b = (low - mu) / sigma, (high - mu) / sigma
        return mu + sigma * (npdf(a) - npdf(b)) / (ncdf(b) - ncdf(a))

    mean, sigma, low, high = map(mpf, (mean, sigma, low, high))
    mu = root(lambda m: mean_of(m) - mean, mean - 12 * sigma, mean + 12 * sigma)
    a, b = (low - mu) / sigma, (high - mu) / sigma
    inside = ncdf(b) - ncdf(a)
    z = root(
        upper_or_lower(p, lambda z: (ncdf(z) - ncdf(a)) / inside, lambda z: (ncdf(-z) - ncdf(-b)) / inside), a, b
    )
    return mu + sigma * z


def row(kind, parameters, value, p, x):
    cells = [kind, *[repr(float(v)) for v in parameters], *[""] * (3 - len(parameters)), repr(float(value))]
    print(",".join([*cells, repr(float(p)), mp.nstr(x, 20)]))


def pert(low, high, shape, mode, p):
    a = 1 + mpf(shape) * (mpf(mode) - mpf(low)) / (mpf(high) - mpf(low))
    b = 1 + mpf(shape) * (mpf(high) - mpf(mode)) / (mpf(high) - mpf(low))
    return mpf(low) + (mpf(high) - mpf(low)) * beta_quantile(a, b, p)


def stretched_beta(low, high, concentration, mean, p):
    m = (mpf(mean) - mpf(low)) / (mpf(high) - mpf(low))
    a, b = m * concentration, (1 - m) * concentration
    return mpf(low) + (mpf(high) - mpf(low)) * beta_quantile(a, b, p)


def triangular(low, high, mode, p):
    low, high, mode, p = map(mpf, (low, high, mode, p))
    split = (mode - low) / (high - low)
    below = sqrt(p * (high - low) * (mode - low))
    above = sqrt((1 - p) * (high - low) * (high - mode))
    return low + below if p < split else high - above


def scores_and_tails():
    for p in [1e-300, 1e-89, 1e-30, 1e-12, 0.0749, 0.0751, 0.42, 0.5000001, 0.9251, 1 - 1e-12]:
        row("score", [], 0, p, normal(p))
    for z in [-37.5, -20.25, -10, -5.7, -5.6, -3, -0.675, -0.674, -0.1, 0.3, 0.675, 2, 5.7, 8.2]:
        row("cdf", [], z, 0, ncdf(mpf(z)))


print("kind,first,second,third,value,p,x")
for p in PROBABILITIES:
    row("normal", [0.8], 6, p, 6 + mpf(0.8) * normal(p))
    row("log_normal", [0.25], 1.5, p, mpf(1.5) * exp(mpf(0.25) * normal(p)))
    row("uniform", [2], 5, p, mpf(3) + 4 * mpf(p))
    row("triangular", [15, 28], 20, p, triangular(15, 28, 20, p))
    row("triangular", [15, 28], 28, p, triangular(15, 28, 28, p))
    row("pert", [4, 8, 4], 6.5, p, pert(4, 8, 4, 6.5, p))
    row("pert", [0, 1, 12], 0, p, pert(0, 1, 12, 0, p))
    row("beta", [0, 100, 30], 87, p, stretched_beta(0, 100, 30, 87, p))
    row("beta", [0, 1, 1.5], 0.4, p, stretched_beta(0, 1, 1.5, 0.4, p))
    row("beta", [0, 1, 900], 0.02, p, stretched_beta(0, 1, 900, 0.02, p))
    row("truncated_normal", [1.5, 4, 9], 6, p, truncated_quantile(6, 1.5, 4, 9, p))
    row("truncated_normal", [3, 0, 10], 0.5, p, truncated_quantile(0.5, 3, 0, 10, p))
    row("truncated_normal", [3, 0, 10], 9.6, p, truncated_quantile(9.6, 3, 0, 10, p))
scores_and_tails()
