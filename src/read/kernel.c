// The inner loops of the reader's network, for WebAssembly with SIMD. Weights are int8 with a scale for each
// output column, activations int16 with a fixed scale or one for each row, sums int32: what comes out for a
// sentence does not depend on its neighbours in a batch. Built by training/language/build-kernel.sh.

#include <wasm_simd128.h>

typedef short i16;
typedef signed char i8;
#define EXPORT(name) __attribute__((export_name(name)))
#define SPLAT(v) wasm_f32x4_splat(v)
#define LOAD(p) wasm_v128_load(p)
#define ADD(a, b) wasm_f32x4_add(a, b)
#define MUL(a, b) wasm_f32x4_mul(a, b)
#define SUB(a, b) wasm_f32x4_sub(a, b)

static const float H_SCALE = 16383.f; // LSTM outputs lie in -1..1
static const float LARGE = 12582912.f; // 1.5 * 2^23: a float has no room for a fraction beside it

extern char __heap_base;
EXPORT("heap") char *heap(void) { return &__heap_base; }

static inline float sum4(v128_t v) {
  return (wasm_f32x4_extract_lane(v, 0) + wasm_f32x4_extract_lane(v, 1)) +
         (wasm_f32x4_extract_lane(v, 2) + wasm_f32x4_extract_lane(v, 3));
}

// Weights W[n][k] into panels of 8 columns, two k side by side: what dot_i16x8 eats.
EXPORT("pack") void pack(const i8 *w, i16 *out, int n, int k) {
  for (int panel = 0; panel < (n + 7) / 8; panel++)
    for (int at = 0; at < k; at += 2)
      for (int column = 0; column < 8; column++)
        for (int j = 0; j < 2; j++) {
          int row = panel * 8 + column;
          *out++ = row < n ? w[row * k + at + j] : 0;
        }
}

static inline void store8(float *out, v128_t low, v128_t high, v128_t scale0, v128_t scale1, const float *bias) {
  v128_t a = MUL(wasm_f32x4_convert_i32x4(low), scale0), b = MUL(wasm_f32x4_convert_i32x4(high), scale1);
  const float *base = bias ? bias : out; // without a bias, add to what is there
  wasm_v128_store(out, ADD(a, LOAD(base)));
  wasm_v128_store(out + 4, ADD(b, LOAD(base + 4)));
}

// Sums for `height` rows and eight columns: what one turn of the loops below works out, all of it in registers.
// Fewer than four rows have a loop of their own, as the end of a batch and an article of one sentence give no more.
#define TILE(height)                                                                                                   \
  static void tile##height(const i16 *const *rows, const i16 *b, int k, v128_t *low, v128_t *high) {                   \
    const i16 *x[height];                                                                                              \
    v128_t c[height], d[height];                                                                                       \
    for (int r = 0; r < height; r++) x[r] = rows[r], c[r] = d[r] = wasm_i32x4_splat(0);                                \
    for (const i16 *end = b + k * 8; b < end; b += 16) {                                                               \
      v128_t b0 = LOAD(b), b1 = LOAD(b + 8);                                                                           \
      for (int r = 0; r < height; r++) {                                                                               \
        v128_t v = wasm_v128_load32_splat(x[r]);                                                                       \
        c[r] = wasm_i32x4_add(c[r], wasm_i32x4_dot_i16x8(v, b0));                                                      \
        d[r] = wasm_i32x4_add(d[r], wasm_i32x4_dot_i16x8(v, b1));                                                      \
        x[r] += 2;                                                                                                     \
      }                                                                                                                \
    }                                                                                                                  \
    for (int r = 0; r < height; r++) low[r] = c[r], high[r] = d[r];                                                    \
  }
TILE(1)
TILE(2)
TILE(3)
TILE(4)

// C[m] = bias + scale * A[rows[m]] x B, or C[m] += … when bias is null. Scale is `fixed`, or one for each row.
EXPORT("gemm")
void gemm(const i16 *a, const int *rows, const float *row_scales, float fixed, int m, int k, const i16 *packed,
          const float *column_scales, const float *bias, float *c, int stride, int panels) {
  for (int i = 0; i < m; i += 4) {
    int height = m - i < 4 ? m - i : 4;
    const i16 *x[4];
    for (int r = 0; r < height; r++) x[r] = a + (long)(rows ? rows[i + r] : i + r) * k;
    for (int panel = 0; panel < panels; panel++) {
      const i16 *b = packed + (long)panel * k * 8;
      v128_t low[4], high[4];
      switch (height) {
      case 4: tile4(x, b, k, low, high); break;
      case 3: tile3(x, b, k, low, high); break;
      case 2: tile2(x, b, k, low, high); break;
      default: tile1(x, b, k, low, high);
      }
      for (int r = 0; r < height; r++) {
        v128_t s = SPLAT(row_scales ? row_scales[i + r] : fixed);
        store8(c + (long)(i + r) * stride + panel * 8, low[r], high[r], MUL(s, LOAD(column_scales + panel * 8)),
               MUL(s, LOAD(column_scales + panel * 8 + 4)), bias ? bias + panel * 8 : 0);
      }
    }
  }
}

// exp(rate * x), good to 3e-6, for rate * x within ±20, where a gate is open or shut for good. The whole part of the
// binary exponent goes into the float's own by way of LARGE; what is left of it goes into a polynomial.
static inline v128_t exp4(v128_t x, float rate) {
  v128_t y = MUL(x, SPLAT(rate * 1.44269504f)), most = SPLAT(20 * 1.44269504f), large = SPLAT(LARGE);
  y = wasm_f32x4_pmin(wasm_f32x4_pmax(y, wasm_f32x4_neg(most)), most);
  v128_t shifted = ADD(y, large), f = SUB(y, SUB(shifted, large));
  v128_t p = ADD(MUL(SPLAT(9.57010035e-3f), f), SPLAT(5.59178628e-2f));
  p = ADD(MUL(p, f), SPLAT(2.40247443e-1f));
  p = ADD(MUL(p, f), SPLAT(6.93121791e-1f));
  p = ADD(MUL(p, f), SPLAT(9.99999285e-1f));
  return wasm_i32x4_add(p, wasm_i32x4_shl(shifted, 23));
}

// One step of an LSTM for `count` sentences: gates i f g o in, cell in and out, output as int16 into two places.
// now = c / (1 + F) + (1 - G) / ((1 + I)(1 + G)) with I = exp(-i), F = exp(-f) and G = exp(-2g), on one denominator.
EXPORT("cell")
void cell(const float *gates, float *state, i16 *hidden, i16 *out, int out_stride, int count, int size) {
  v128_t one = SPLAT(1);
  for (int i = 0; i < count; i++) {
    const float *g = gates + (long)i * 4 * size;
    for (int j = 0; j < size; j += 8) {
      v128_t half[2];
      for (int u = 0; u < 2; u++) {
        int k = j + 4 * u;
        float *c = state + (long)i * size + k;
        v128_t twice = exp4(LOAD(g + 2 * size + k), -2);
        v128_t enter = MUL(ADD(one, exp4(LOAD(g + k), -1)), ADD(one, twice));
        v128_t keep = ADD(one, exp4(LOAD(g + size + k), -1));
        v128_t now = wasm_f32x4_div(ADD(MUL(LOAD(c), enter), MUL(SUB(one, twice), keep)), MUL(keep, enter));
        wasm_v128_store(c, now);
        twice = exp4(now, -2);
        v128_t leave = MUL(ADD(one, exp4(LOAD(g + 3 * size + k), -1)), ADD(one, twice));
        v128_t h = wasm_f32x4_div(MUL(SUB(one, twice), SPLAT(H_SCALE)), leave);
        half[u] = wasm_i32x4_sub(ADD(h, SPLAT(LARGE)), wasm_f32x4_splat(LARGE)); // rounded, the bits of a small number
      }
      v128_t both = wasm_i16x8_narrow_i32x4(half[0], half[1]);
      wasm_v128_store(hidden + (long)i * size + j, both);
      wasm_v128_store(out + (long)i * out_stride + j, both);
    }
  }
}

// Rows of floats as int16, each with a scale of its own.
EXPORT("quantise")
void quantise(const float *x, int stride, int m, int k, i16 *out, float *scales) {
  for (int i = 0; i < m; i++) {
    const float *row = x + (long)i * stride;
    v128_t peak = SPLAT(1e-6f);
    for (int j = 0; j < k; j += 4) peak = wasm_f32x4_pmax(peak, wasm_f32x4_abs(LOAD(row + j)));
    float most = 0;
    float lanes[4];
    wasm_v128_store(lanes, peak);
    for (int j = 0; j < 4; j++) most = lanes[j] > most ? lanes[j] : most;
    scales[i] = most / H_SCALE;
    v128_t scale = SPLAT(H_SCALE / most);
    for (int j = 0; j < k; j += 8) {
      v128_t a = wasm_i32x4_trunc_sat_f32x4(wasm_f32x4_nearest(MUL(LOAD(row + j), scale)));
      v128_t b = wasm_i32x4_trunc_sat_f32x4(wasm_f32x4_nearest(MUL(LOAD(row + j + 4), scale)));
      wasm_v128_store(out + (long)i * k + j, wasm_i16x8_narrow_i32x4(a, b));
    }
  }
}

// out[m] = table[rows[m]], each row k floats.
EXPORT("gather") void gather(const float *table, const int *rows, int m, int k, float *out) {
  for (int i = 0; i < m; i++) {
    const float *row = table + (long)rows[i] * k;
    for (int j = 0; j < k; j += 4) wasm_v128_store(out + (long)i * k + j, LOAD(row + j));
  }
}

EXPORT("relu") void relu(float *x, int stride, int m, int k) {
  for (int i = 0; i < m; i++)
    for (int j = 0; j < k; j += 4) {
      float *at = x + (long)i * stride + j;
      wasm_v128_store(at, wasm_f32x4_pmax(LOAD(at), SPLAT(0)));
    }
}

// Scores of every head for every word of one sentence, S[word][head], and the best head of each.
// d: projected dependents (row 0 is the root's, unused), h: heads, prior: how far a word likes its head.
EXPORT("arcs")
void arcs(const float *d, int d_stride, const float *h, int h_stride, const float *head_weight, float head_bias,
          const float *prior, int far, int n, int k, float *bias, float *scores, int *heads) {
  for (int j = 0; j <= n; j++) {
    v128_t a = SPLAT(0);
    for (int q = 0; q < k; q += 4) a = ADD(a, MUL(LOAD(h + (long)j * h_stride + q), LOAD(head_weight + q)));
    bias[j] = head_bias + sum4(a);
  }
  for (int i = 1; i <= n; i++) {
    const float *row = d + (long)i * d_stride;
    float best = -1e30f;
    for (int j = 0; j <= n; j++) {
      float score = -1e4f;
      if (j != i) {
        const float *head = h + (long)j * h_stride;
        v128_t a = SPLAT(0), b = SPLAT(0);
        for (int q = 0; q < k; q += 8) {
          a = ADD(a, MUL(LOAD(row + q), LOAD(head + q)));
          b = ADD(b, MUL(LOAD(row + q + 4), LOAD(head + q + 4)));
        }
        int apart = j - i < -far ? -far : j - i > far ? far : j - i;
        score = bias[j] + prior[apart + far] + sum4(ADD(a, b));
      }
      scores[(i - 1) * (n + 1) + j] = score;
      if (score > best) {
        best = score;
        heads[i - 1] = j;
      }
    }
  }
}

// relu(dependent[i] + head[heads[i]]) for every word: the input of the label layer.
EXPORT("pairs")
void pairs(const float *dependent, const float *head, int stride, const int *heads, int n, int k, float *out) {
  for (int i = 1; i <= n; i++)
    for (int q = 0; q < k; q += 4) {
      v128_t both = ADD(LOAD(dependent + (long)i * stride + q), LOAD(head + (long)heads[i - 1] * stride + q));
      wasm_v128_store(out + (long)(i - 1) * k + q, wasm_f32x4_pmax(both, SPLAT(0)));
    }
}

EXPORT("argmax") void argmax(const float *x, int stride, int m, int n, int *out) {
  for (int i = 0; i < m; i++) {
    const float *row = x + (long)i * stride;
    int best = 0;
    for (int j = 1; j < n; j++) best = row[j] > row[best] ? j : best;
    out[i] = best;
  }
}

void *memset(void *to, int value, unsigned long count) {
  char *at = to;
  while (count--) {
    *at++ = (char)value;
    __asm__ volatile("");
  }
  return to;
}
