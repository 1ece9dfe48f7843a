"""Writes sobol-reference.csv: the first unscrambled Sobol points of scipy, as 30-bit numbers in order of generation.

    python3 test/simulate/sobol-reference.py > test/simulate/sobol-reference.csv

Needs scipy (its own table of Joe and Kuo's direction numbers). One row a point: index, then chosen dimensions.
"""
from scipy.stats import qmc

DIMENSIONS = [0, 1, 2, 6, 17, 40, 100, 191, 399]
points = qmc.Sobol(d=400, scramble=False, bits=30).random(64)
print(",".join(["index", *map(str, DIMENSIONS)]))
for index, point in enumerate(points):
    print(",".join([str(index), *[str(int(point[d] * 2**30)) for d in DIMENSIONS]]))
