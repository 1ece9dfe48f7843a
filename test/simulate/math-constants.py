"""Derives every constant of engine/simulate/math.ts with mpmath, by Chebyshev fits at 300 bits: run it and compare.

    python3 test/simulate/math-constants.py            # coefficients, with the error of each fit
    python3 test/simulate/math-constants.py table      # writes engine/simulate/math-table.ts
"""
import sys
from mpmath import chebyfit, factorial, floor, log, mp, mpf, nint, sqrt

mp.prec = 300


def fit(f, low, high, terms):
    coefficients, error = chebyfit(f, [low, high], terms, error=True)
    return [float(c) for c in reversed(coefficients)], error


def multiple_of(value, step):
    return nint(value / step) * step


def show():
    # e^r = 1 + r + r^2 Q(r) on |r| <= ln 2 / 2
    half = log(2) / 2 * (1 + mpf(2) ** -20)
    q, error = fit(lambda r: sum(r**k / factorial(k + 2) for k in range(40)), -half, half, 11)
    print('exp Q', mp.nstr(error * half**2, 3), q)
    # log(1+f) = f - (f^2/2 - s (f^2/2 + z R(z))), s = f/(2+f), z = s^2, sqrt(1/2) < 1+f < sqrt 2
    s = (sqrt(2) - 1) / (sqrt(2) + 1) * (1 + mpf(2) ** -10)
    r, error = fit(lambda z: sum(2 * z**k / (2 * k + 3) for k in range(60)), 0, s**2, 7)
    print('log R', mp.nstr(error * s**3, 3), r)
    # log(1+r) = r - r^2/2 + r^3 A(r) on |r| <= 0.0043, for pow
    limit = mpf('0.0043')
    a, error = fit(lambda r: sum((-1) ** k * r**k / (k + 3) for k in range(60)), -limit, limit, 6)
    print('pow A', mp.nstr(error * limit**2, 3), a)
    ln2 = log(2)
    hi33 = multiple_of(ln2, mpf(2) ** -33)  # times a whole k below 2^20 is exact
    print('ln2 for exp, log', repr(float(hi33)), repr(float(ln2 - hi33)))
    hi42 = multiple_of(ln2, mpf(2) ** -42)  # times a whole k below 2^11 is exact, and a multiple of 2^-42
    print('ln2 for pow', repr(float(hi42)), repr(float(ln2 - hi42)))
    print('1/ln2', repr(float(1 / ln2)))


def centre(index):
    """Middle of the index-th of 128 intervals of mantissas, in the order of their bits from 0x3fe69000 00000000."""
    def value(i):
        bits = 0x3FE69000 + i * 0x2000  # high word
        exponent, mantissa = (bits >> 20) - 1023, bits & 0xFFFFF
        return mpf(2) ** exponent * (1 + mpf(mantissa) / 2**20)
    return (value(index) + value(index + 1)) / 2


def table():
    rows, worst = [], 0
    for i in range(128):
        c = centre(i)
        # 12 significant bits, so that its products with half a mantissa are exact; exactly 1 where the interval holds 1
        inverse = mpf(1) if i == 75 else multiple_of(1 / c, mpf(2) ** (-11 if 1 / c >= 1 else -12))
        exact = -log(inverse)
        high = multiple_of(exact, mpf(2) ** -42)
        rows.append((float(inverse), float(high), float(exact - high)))
    return rows


def write_table():
    lines = [
        '/**',
        ' * For each of 128 intervals of the mantissa: c with 12 significant bits near the inverse of its middle, -log(c) to a',
        ' * multiple of 2^-42, and the rest of -log(c). Written by `python3 test/simulate/math-constants.py table`.',
        ' */',
        'export const POW_TABLE = new Float64Array([',
    ]
    lines += [f'  {i!r}, {h!r}, {l!r},' for i, h, l in table()]
    lines += [']);', '']
    with open('engine/simulate/math-table.ts', 'w') as out:
        out.write('\n'.join(lines))


if sys.argv[1:] == ['table']:
    write_table()
else:
    show()
