/*
 * What the generated model is for:
 *   model values      reads draws as binary doubles (constants, paths, innovations), writes every series and final
 *   model time N [R]  samples N draws, simulates them, finds the 5, 25, 50, 75 and 95 % quantiles of every series and
 *                     year, counts the targets met; prints nanoseconds a draw for each (and for turning the
                     simulated draws into columns), median of R rounds
 * One thread, doubles, no fast-math. Columns are series × year, each N doubles in one piece.
 */

/* xoshiro256++ by Blackman and Vigna (public domain). */
static uint64_t state[4] = {1, 2, 3, 4};

static inline uint64_t rotate(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static inline double uniform(void) {
  const uint64_t word = rotate(state[0] + state[3], 23) + state[0], shifted = state[1] << 17;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = rotate(state[3], 45);
  return ((word >> 11) + 0.5) * 0x1.0p-53;
}

/* Standard normal by Marsaglia's polar method. */
static double normal(void) {
  static double spare;
  static int have;
  if (have) return have = 0, spare;
  double a, b, s;
  do {
    a = 2 * uniform() - 1;
    b = 2 * uniform() - 1;
    s = a * a + b * b;
  } while (s >= 1 || s == 0);
  const double factor = sqrt(-2 * log(s) / s);
  have = 1;
  spare = b * factor;
  return a * factor;
}

/* Gamma by Marsaglia and Tsang (2000), for shapes above 1. */
static double gamma_draw(double shape) {
  const double d = shape - 1.0 / 3, c = 1 / sqrt(9 * d);
  for (;;) {
    const double x = normal(), w = 1 + c * x, v = w * w * w;
    if (w > 0 && log(uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
  }
}

static double beta_draw(double a, double b) {
  const double x = gamma_draw(fmax(a, 1.01));
  return x / (x + gamma_draw(fmax(b, 1.01)));
}

/* One value about a centre, from a uniform u and a score z that serve all years of the draw. */
static double draw_about(const Parameter *p, double centre, double u, double z) {
  const double width = p->max - p->min;
  switch (p->kind) {
    case NORMAL:
      return centre + p->spread * z;
    case TRUNCATED_NORMAL:
      return fmin(p->max, fmax(p->min, centre + p->spread * z));
    case UNIFORM:
      return centre + p->spread * (2 * u - 1);
    case TRIANGULAR: {
      const double split = (centre - p->min) / width;
      return u < split ? p->min + sqrt(u * width * (centre - p->min)) : p->max - sqrt((1 - u) * width * (p->max - centre));
    }
    case LOG_NORMAL:
      return centre * exp(p->spread * z);
    case PERT: {
      const double a = 1 + p->shape * (centre - p->min) / width;
      return p->min + width * beta_draw(a, p->shape + 2 - a);
    }
    case BETA: {
      const double mean = (centre - p->min) / width;
      return p->min + width * beta_draw(mean * p->shape, (1 - mean) * p->shape);
    }
    default:
      return centre;
  }
}

static int needs_score(const Parameter *p) { return p->kind == NORMAL || p->kind == TRUNCATED_NORMAL || p->kind == LOG_NORMAL; }

static void sample(double *c, double (*p)[YEARS], double (*e)[YEARS]) {
  for (int i = 0; i < CONSTANTS; i++) {
    const Parameter *of = &CONSTANT[i];
    c[i] = of->kind == POINT ? of->centre[0] : draw_about(of, of->centre[0], needs_score(of) ? 0 : uniform(), needs_score(of) ? normal() : 0);
  }
  for (int i = 0; i < PATHS; i++) {
    const Parameter *of = &PATH[i];
    const double u = of->kind == POINT || needs_score(of) ? 0 : uniform(), z = needs_score(of) ? normal() : 0;
    for (int t = 0; t < YEARS; t++) {
      const double centre = of->centre[t];
      if (of->kind == POINT || (t == 0 && of->known_start)) p[i][t] = centre;
      else p[i][t] = t > 0 && centre == of->centre[t - 1] && !(t == 1 && of->known_start) ? p[i][t - 1] : draw_about(of, centre, u, z);
    }
  }
  for (int i = 0; i < NOISY; i++) {
    e[i][0] = 0;
    for (int t = 1; t < YEARS; t++) e[i][t] = NOISE_SD[i] * normal();
  }
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e9 + time.tv_nsec;
}

static int compare(const void *a, const void *b) { return (*(double *)a > *(double *)b) - (*(double *)a < *(double *)b); }

/* For short lists. */
static void sort(double *x, long n) {
  if (n > 40) {
    qsort(x, n, sizeof(double), compare);
    return;
  }
  for (long i = 1; i < n; i++) {
    const double moved = x[i];
    long j = i;
    for (; j > 0 && x[j - 1] > moved; j--) x[j] = x[j - 1];
    x[j] = moved;
  }
}

enum { RANKS = 5, BINS = 2048 };
static const double PROBABILITY[RANKS] = {0.05, 0.25, 0.5, 0.75, 0.95};

/*
 * Linear between ranks, (N - 1) p from the smallest; exact. Counts values into equal bins, then sorts only the bins
 * that hold a wanted rank.
 */
static void quantiles(const double *x, double *work, uint16_t *bin, long n, double *out) {
  double low = x[0], high = x[0];
  for (long i = 1; i < n; i++) {
    low = x[i] < low ? x[i] : low;
    high = x[i] > high ? x[i] : high;
  }
  const double scale = high > low ? (BINS - 1) / (high - low) : 0;
  static int32_t count[BINS + 1];
  memset(count, 0, sizeof count);
  for (long i = 0; i < n; i++) {
    bin[i] = (uint16_t)((x[i] - low) * scale);
    count[bin[i]]++;
  }
  /* Place of each wanted bin's values in work, and the rank of its first. */
  static int32_t place[BINS + 1], first[BINS + 1], filled[BINS + 1];
  for (int b = 0; b < BINS; b++) place[b] = -1;
  int32_t before = 0, used = 0;
  for (int b = 0, q = 0; b < BINS; before += count[b++]) {
    first[b] = before;
    for (; q < 2 * RANKS; q++) {
      const long rank = (long)(PROBABILITY[q / 2] * (n - 1)) + q % 2;
      if (rank >= before + count[b] && rank < n) break;
      if (place[b] < 0) place[b] = used, used += count[b], filled[b] = 0;
    }
  }
  for (long i = 0; i < n; i++)
    if (place[bin[i]] >= 0) work[place[bin[i]] + filled[bin[i]]++] = x[i];
  for (int b = 0; b < BINS; b++)
    if (place[b] >= 0) sort(work + place[b], count[b]);
  for (int q = 0, b = 0; q < RANKS; q++) {
    const double at = PROBABILITY[q] * (n - 1);
    double value[2];
    for (int k = 0; k < 2; k++) {
      const long rank = (long)at + k < n ? (long)at + k : n - 1;
      while (rank >= first[b] + count[b]) b++;
      value[k] = work[place[b] + rank - first[b]];
    }
    if (value[1] < value[0]) value[1] = value[0];
    out[q] = value[0] + (at - (long)at) * (value[1] - value[0]);
  }
}

enum { BLOCK = 64 };

typedef struct { double c[CONSTANTS + 1], p[PATHS + 1][YEARS], e[NOISY + 1][YEARS]; } Inputs;

/* One round; sums into check so that nothing is left out. Blocks of draws, turned into columns block by block. */
static void round_of(long n, double *columns, double spent[4], double *check) {
  static Inputs inputs[BLOCK];
  /* One row more, so that the draws of a block do not fall into the same lines of the cache. */
  static double v[BLOCK][SERIES + 1][YEARS], f[BLOCK][FINALS + 1];
  long met[FINALS + 1] = {0};
  spent[0] = spent[1] = spent[2] = spent[3] = 0;
  for (long first = 0; first < n; first += BLOCK) {
    const int count = n - first < BLOCK ? (int)(n - first) : BLOCK;
    const double start = now();
    for (int d = 0; d < count; d++) sample(inputs[d].c, inputs[d].p, inputs[d].e);
    const double sampled = now();
    for (int d = 0; d < count; d++) simulate(inputs[d].c, inputs[d].p, inputs[d].e, v[d], f[d]);
    const double simulated = now();
    for (int s = 0; s < SERIES; s++)
      for (int t = 0; t < YEARS; t++)
        for (int d = 0; d < count; d++) columns[(s * YEARS + t) * n + first + d] = v[d][s][t];
    for (int i = 0; i < FINALS; i++)
      for (int d = 0; d < count; d++) met[i] += IS_VERDICT[i] && f[d][i] > 0.5;
    spent[0] += sampled - start;
    spent[1] += simulated - sampled;
    spent[2] += now() - simulated;
  }
  const double start = now();
  double *work = malloc(n * sizeof(double)), out[RANKS];
  uint16_t *bin = malloc(n * sizeof(uint16_t));
  for (long k = 0; k < (long)SERIES * YEARS; k++) {
    if (columns[k * n] != columns[k * n]) continue; /* a hole in the first year */
    quantiles(&columns[k * n], work, bin, n, out);
    *check += out[2];
  }
  free(bin);
  free(work);
  spent[3] = now() - start;
  for (int i = 0; i < FINALS; i++) *check += met[i];
}

static int time_model(long n, int rounds) {
  double *columns = malloc((size_t)SERIES * YEARS * n * sizeof(double)), check = 0, times[5][64];
  if (!columns) return 1;
  for (int r = 0; r < rounds; r++) {
    double spent[4];
    round_of(n, columns, spent, &check);
    for (int k = 0; k < 4; k++) times[k][r] = spent[k] / n;
    times[4][r] = times[0][r] + times[1][r] + times[2][r] + times[3][r];
  }
  const char *names[5] = {"sampling", "simulation", "columns", "quantiles", "total"};
  for (int k = 0; k < 5; k++) {
    qsort(times[k], rounds, sizeof(double), compare);
    printf("%s %.1f\n", names[k], times[k][rounds / 2]);
  }
  fprintf(stderr, "check %.6g\n", check);
  return 0;
}

static int values(void) {
  static Inputs in;
  static double v[SERIES][YEARS], f[FINALS + 1];
  while (fread(in.c, sizeof(double), CONSTANTS, stdin) == CONSTANTS) {
    if (fread(in.p, sizeof(double), PATHS * YEARS, stdin) != PATHS * YEARS) return 1;
    if (fread(in.e, sizeof(double), NOISY * YEARS, stdin) != NOISY * YEARS) return 1;
    simulate(in.c, in.p, in.e, v, f);
    fwrite(v, sizeof(double), SERIES * YEARS, stdout);
    fwrite(f, sizeof(double), FINALS, stdout);
  }
  return 0;
}

int main(int count, char **words) {
  if (count > 1 && !strcmp(words[1], "values")) return values();
  const int rounds = count > 3 ? atoi(words[3]) : 5;
  if (count > 2 && !strcmp(words[1], "time")) return time_model(atol(words[2]), rounds < 64 ? rounds : 63);
  fprintf(stderr, "usage: model values | model time N [rounds]\n");
  return 2;
}
