/* The training loop of lesson 05 in C: [1, 30, 20, 1], batches of 32, Adam.

What a compiler makes of it says how far `train` is from this machine's best.
The batch is the last axis of every array, so that all inner loops run over
32 numbers that lie side by side.  `peers.py` compiles it. */

#include <math.h>
#include <stdint.h>

enum { BATCH = 32, FIRST = 30, SECOND = 20, ROW = 32 };
/* Where each array starts in the one vector of all parameters. */
enum {
    W1 = 0,
    B1 = W1 + FIRST,
    W2 = B1 + FIRST,
    B2 = W2 + SECOND * FIRST,
    W3 = B2 + SECOND,
    B3 = W3 + SECOND,
    COUNT = B3 + 1
};

/* Fill x with uniform draws from [-3, 3): a hash of step and place. */
void draw(float *x, uint32_t step)
{
    for (uint32_t n = 0; n < BATCH; n++) {
        uint32_t h = (step * BATCH + n) * 2654435769u + 45u;
        h = (h ^ (h >> 16)) * 2246822507u;
        h = (h ^ (h >> 13)) * 3266489909u;
        h ^= h >> 16;
        x[n] = 6.0f * (float)(h >> 8) / 16777216.0f - 3.0f;
    }
}

/* tanh by way of exp, which compilers have for many numbers at once. */
static inline float tanh_of(float z)
{
    float e = expf(-2.0f * fabsf(z));
    return copysignf((1.0f - e) / (1.0f + e), z);
}

static float sum(const float *v)
{
    float total = 0;
    for (int n = 0; n < BATCH; n++) total += v[n];
    return total;
}

static float dot(const float *v, const float *w)
{
    float total = 0;
    for (int n = 0; n < BATCH; n++) total += v[n] * w[n];
    return total;
}

/* Apply the network; a1 and a2 keep what its two hidden layers say. */
static void forward(const float *p, const float *x, float a1[][BATCH],
                    float a2[][BATCH], float *out)
{
    for (int i = 0; i < FIRST; i++)
        for (int n = 0; n < BATCH; n++)
            a1[i][n] = tanh_of(p[W1 + i] * x[n] + p[B1 + i]);
    for (int n = 0; n < BATCH; n++) out[n] = p[B3];
    for (int k = 0; k < SECOND; k++) {
        float z[BATCH];
        for (int n = 0; n < BATCH; n++) z[n] = p[B2 + k];
        for (int i = 0; i < FIRST; i++)
            for (int n = 0; n < BATCH; n++)
                z[n] += p[W2 + k * FIRST + i] * a1[i][n];
        for (int n = 0; n < BATCH; n++) {
            a2[k][n] = tanh_of(z[n]);
            out[n] += p[W3 + k] * a2[k][n];
        }
    }
}

/* Write the gradient, by the chain rule; d3 is the loss's slope in out. */
static void backward(const float *p, const float *x, float a1[][BATCH],
                     float a2[][BATCH], const float *d3, float *g)
{
    float d1[FIRST][BATCH] = {{0}};
    /* With the batch first and rows filled up, the sums over the batch run
       over whole rows; sums within one register take ten times as long. */
    float across[BATCH][ROW] = {{0}};
    for (int n = 0; n < BATCH; n++)
        for (int i = 0; i < FIRST; i++) across[n][i] = a1[i][n];
    g[B3] = sum(d3);
    for (int k = 0; k < SECOND; k++) {
        float d2[BATCH];
        for (int n = 0; n < BATCH; n++)
            d2[n] = p[W3 + k] * d3[n] * (1.0f - a2[k][n] * a2[k][n]);
        g[W3 + k] = dot(d3, a2[k]);
        g[B2 + k] = sum(d2);
        float row[ROW] = {0};
        for (int n = 0; n < BATCH; n++)
            for (int i = 0; i < ROW; i++) row[i] += d2[n] * across[n][i];
        for (int i = 0; i < FIRST; i++) {
            g[W2 + k * FIRST + i] = row[i];
            for (int n = 0; n < BATCH; n++)
                d1[i][n] += p[W2 + k * FIRST + i] * d2[n];
        }
    }
    for (int i = 0; i < FIRST; i++) {
        for (int n = 0; n < BATCH; n++)
            d1[i][n] *= 1.0f - a1[i][n] * a1[i][n];
        g[W1 + i] = dot(d1[i], x);
        g[B1 + i] = sum(d1[i]);
    }
}

/* Return the loss of one batch, and write its gradient. */
static float loss_and_grads(const float *p, const float *x, float *g)
{
    float a1[FIRST][BATCH], a2[SECOND][BATCH], out[BATCH], d3[BATCH];
    float loss = 0;
    forward(p, x, a1, a2, out);
    for (int n = 0; n < BATCH; n++) {
        float error = out[n] - expf(-x[n] * x[n]) * sinf(5.0f * x[n]);
        loss += error * error / BATCH;
        d3[n] = 2.0f * error / BATCH;
    }
    backward(p, x, a1, a2, d3, g);
    return loss;
}

/* Train p, of COUNT numbers, with Adam; losses has room for all steps. */
void train(float *p, float *losses, uint32_t num_steps, float rate)
{
    float m[COUNT] = {0}, v[COUNT] = {0}, g[COUNT], x[BATCH];
    float m_left = 1, v_left = 1;
    for (uint32_t step = 0; step < num_steps; step++) {
        draw(x, step);
        losses[step] = loss_and_grads(p, x, g);
        m_left *= 0.9f;
        v_left *= 0.999f;
        float m_scale = rate / (1.0f - m_left), v_scale = 1 / (1.0f - v_left);
        for (int i = 0; i < COUNT; i++) {
            m[i] = 0.9f * m[i] + 0.1f * g[i];
            v[i] = 0.999f * v[i] + 0.001f * g[i] * g[i];
            p[i] -= m_scale * m[i] / (sqrtf(v[i] * v_scale) + 1e-8f);
        }
    }
}
