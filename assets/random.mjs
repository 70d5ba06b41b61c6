// Random numbers as JAX draws them: threefry2x32 with counters (Salmon and
// others, 2011), in the order of jax_threefry_partitionable, JAX's default.
// A key is a pair of whole numbers below 2^32, as jax.random.key_data shows.

const { fround } = Math;
const SQRT2 = fround(Math.SQRT2);
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24];
const pair = new Uint32Array(2);
const float = new Float32Array(1);
const float_bits = new Uint32Array(float.buffer);

// Encrypt the counter (0, i) with a key; the answer stands in `pair`.
function threefry([k0, k1], i) {
  const ks = [k0, k1, k0 ^ k1 ^ 0x1bd11bda];
  let a = k0 | 0;
  let b = (i + k1) | 0;
  for (let round = 0; round < 20; round++) {
    const r = ROTATIONS[round % 8];
    a = (a + b) | 0;
    b = ((b << r) | (b >>> (32 - r))) ^ a;
    if (round % 4 < 3) continue;
    const turn = (round + 1) / 4;
    a = (a + ks[turn % 3]) | 0;
    b = (b + ks[(turn + 1) % 3] + turn) | 0;
  }
  pair[0] = a;
  pair[1] = b;
}

// jax.random.key(seed)
export const key = (seed) => [0, seed >>> 0];

// jax.random.split(key, num)
export function split(key, num = 2) {
  return Array.from({ length: num }, (_, i) => {
    threefry(key, i);
    return [pair[0], pair[1]];
  });
}

// Number i of uniform(key, ...) in [0, 1): 23 random bits.
function unit(key, i) {
  threefry(key, i);
  float_bits[0] = ((pair[0] ^ pair[1]) >>> 9) | 0x3f800000;
  return float[0] - 1;
}

// jax.random.uniform into `out`.  Scaling rounds once, as XLA does.
export function uniform(key, out, low = 0, high = 1) {
  for (let i = 0; i < out.length; i++) {
    out[i] = unit(key, i) * (high - low) + low;
  }
  return out;
}

// jax.random.randint into `out`: whole numbers from 0 to span - 1.
export function randint(key, out, span) {
  const [high, low] = split(key);
  const power = 2 ** 16 % span;
  const factor = Math.imul(power, power) >>> 0;
  for (let i = 0; i < out.length; i++) {
    threefry(high, i);
    const first = Math.imul(((pair[0] ^ pair[1]) >>> 0) % span, factor % span);
    threefry(low, i);
    const second = ((pair[0] ^ pair[1]) >>> 0) % span;
    out[i] = ((first + second) >>> 0) % span;
  }
  return out;
}

// Numbers `from`, `from` + 1, ... of jax.random.normal, times `scale`.
export function normal(key, out, scale = 1, from = 0) {
  const low = -1 + 2 ** -24;
  for (let i = 0; i < out.length; i++) {
    const u = Math.max(low, fround(unit(key, from + i) * 2 + low));
    out[i] = fround(SQRT2 * erfinv(u)) * scale;
  }
  return out;
}

// Giles, "Approximating the erfinv function" (2010), single precision.
const CENTRE = Float32Array.of(
  2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 2.1858087e-4,
  -1.25372503e-3, -4.17768164e-3, 0.246640727, 1.50140941,
);
const TAIL = Float32Array.of(
  -2.00214257e-4, 1.00950558e-4, 1.34934322e-3, -3.67342844e-3, 5.73950773e-3,
  -7.6224613e-3, 9.43887047e-3, 1.00167406, 2.83297682,
);

// Rounded after each operation, as float32 is: far out, where x^2 is close
// to 1, that is seen in the fifth digit.
function erfinv(x) {
  const w = -fround(Math.log1p(-fround(x * x)));
  const tail = w >= 5;
  const at = tail ? fround(fround(Math.sqrt(w)) - 3) : fround(w - 2.5);
  const terms = tail ? TAIL : CENTRE;
  return fround(x * terms.reduce((sum, term) => fround(sum * at + term)));
}
