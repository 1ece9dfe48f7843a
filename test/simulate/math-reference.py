"""Writes test/simulate/math-reference.csv: exp, log and pow at points hard and easy, by mpmath at 400 bits.

    python3 test/simulate/math-reference.py

A row is: function, x, y (bits in hex; y only for pow), the nearest double (bits), and what is left of the exact value
in units of that double's last place. So an error in ulp is |(found - nearest) / ulp - left|.
"""
import math
import random
import struct
from mpmath import exp, log, mp, mpf

mp.prec = 400
random.seed(20210420)


def bits(x):
    return struct.pack('>d', x).hex()


def from_bits(n):
    return struct.unpack('>d', struct.pack('>Q', n))[0]


def nearest(exact):
    """Nearest double (ties are not met), with gradual underflow."""
    if abs(exact) >= mpf(2) ** 1024 * (1 - mpf(2) ** -54):
        return math.copysign(math.inf, exact)
    _, _, exponent, size = exact._mpf_
    place = max(exponent + size - 53, -1074)
    return float(mp.nint(mp.ldexp(exact, -place)) * mpf(2) ** place)


def row(name, x, y, exact):
    rounded = nearest(exact)
    left = 0.0 if math.isinf(rounded) else float((exact - mpf(rounded)) / mpf(math.ulp(rounded)))
    return ','.join([name, bits(x), '' if y is None else bits(y), bits(rounded), f'{left:.6f}'])


def around(points, steps=2):
    for p in points:
        n = struct.unpack('>Q', struct.pack('>d', p))[0]
        for d in range(-steps, steps + 1):
            if 0 <= n + d < 1 << 64 and math.isfinite(from_bits(n + d)):
                yield from_bits(n + d)


def positive():
    return math.exp(random.uniform(-708, 708))


def exp_points():
    yield from around([709.782712893384, -745.1332191019411, -708.3964185322641, 708.0, -708.0, 1.0, -1.0, 1e-300, 5e-324 * 4, 0.34657359027997264])
    for _ in range(400):
        yield random.uniform(-745, 709.7)
    for _ in range(300):
        yield random.uniform(-2, 2)
    for _ in range(100):
        yield random.choice([-1, 1]) * math.exp(random.uniform(-40, 0))
    for k in range(-40, 41):  # halfway between two reductions
        yield float((mpf(k) + mpf('0.5')) * log(mpf(2)))


def log_points():
    yield from around([1.0, math.sqrt(0.5), math.sqrt(2), 2.2250738585072014e-308, 1.7976931348623157e308, 2.0, 0.5, 1e-310, 2e-323])
    for _ in range(300):
        yield positive()
    for _ in range(300):
        yield random.uniform(0.5, 2)
    for _ in range(150):
        yield 1 + random.choice([-1, 1]) * math.exp(random.uniform(-36, -2))


def pow_points():
    for x in around([1.0, 0.5, 2.0, 1.4142135623730951], 1):
        for y in (0.5, -0.5, 3.0, 1 / 3, 2.0**52, -(2.0**40), 700.25):
            yield x, y
    yield from [(2.0, 1023.9999999), (2.0, -1074.0), (2.0, -1073.5), (10.0, 308.0), (10.0, -323.0), (1e-310, 0.5), (5e-324, -0.9), (5e-324, 1.0)]
    yield from [(-3.0, 5.0), (-2.5, -4.0), (-7.0, 301.0), (1.0000000000000002, 3e18), (0.9999999999999999, 6e18), (3e-320, -3.0)]
    for _ in range(600):
        x = positive()
        yield x, random.uniform(-708, 708) / math.log(x)
    for _ in range(500):
        yield random.uniform(0.5, 2), random.uniform(-3, 3)
    for _ in range(250):
        x = 1 + random.choice([-1, 1]) * math.exp(random.uniform(-34, -3))
        yield x, random.uniform(-600, 600) / math.log(x)
    for i in range(128):  # both ends of every interval of the table
        x = struct.unpack('>d', struct.pack('>Q', (0x3FE69000 + i * 0x2000) << 32))[0]
        yield x, random.uniform(-300, 300)
        yield math.nextafter(x, 0), random.uniform(-300, 300)


def power(x, y):
    size = exp(mpf(y) * log(abs(mpf(x))))
    return -size if x < 0 and y % 2 == 1 else size


with open('test/simulate/math-reference.csv', 'w') as out:
    out.write('function,x,y,nearest,left\n')
    for x in exp_points():
        out.write(row('exp', x, None, exp(mpf(x))) + '\n')
    for x in log_points():
        if x != 1:
            out.write(row('log', x, None, log(mpf(x))) + '\n')
    for x, y in pow_points():
        if x != 1 and y != 0:
            out.write(row('pow', x, y, power(x, y)) + '\n')
