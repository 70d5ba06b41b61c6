// Activations over whole layers.  `forward` turns z into a; `backward`
// multiplies d = dL/da by da/dz.  One loop per function, so that each is
// compiled for itself: a single loop with a callback runs at half the speed.

const GELU = Math.sqrt(2 / Math.PI);

// A ratio of polynomials, good to float32's last digits but one, at a third
// of Math.tanh's time.
function tanh(z) {
  const x = z > 7.9053111 ? 7.9053111 : z < -7.9053111 ? -7.9053111 : z;
  const y = x * x;
  let p = -2.76076847742355e-16 * y + 2.00018790482477e-13;
  p = ((p * y - 8.60467152213735e-11) * y + 5.12229709037114e-8) * y;
  p = ((p + 1.48572235717979e-5) * y + 6.37261928875436e-4) * y;
  const q = (1.19825839466702e-6 * y + 1.18534705686654e-4) * y;
  return (
    (x * (p + 4.89352455891786e-3)) /
    ((q + 2.268434632439e-3) * y + 4.89352518554385e-3)
  );
}

// tanh inside GELU, exact: 1 + tanh(-4) would show the ratio's error.
const inner = (x) =>
  1 - 2 / (Math.exp(2 * GELU * (x + 0.044715 * x * x * x)) + 1);

export const ACTIVATIONS = {
  tanh: {
    forward(z, a) {
      for (let i = 0; i < z.length; i++) a[i] = tanh(z[i]);
    },
    backward(z, a, d) {
      for (let i = 0; i < z.length; i++) d[i] *= 1 - a[i] * a[i];
    },
  },
  relu: {
    forward(z, a) {
      for (let i = 0; i < z.length; i++) a[i] = z[i] < 0 ? 0 : z[i];
    },
    backward(z, a, d) {
      for (let i = 0; i < z.length; i++) if (z[i] <= 0) d[i] = 0;
    },
  },
  // jax.nn.gelu: the approximation with tanh.
  gelu: {
    forward(z, a) {
      for (let i = 0; i < z.length; i++) {
        const x = z[i];
        a[i] = 0.5 * x * (1 + inner(x));
      }
    },
    backward(z, a, d) {
      for (let i = 0; i < z.length; i++) {
        const x = z[i];
        const t = inner(x);
        const slope = GELU * (1 + 0.134145 * x * x);
        d[i] *= 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * slope;
      }
    },
  },
  sine: {
    forward(z, a) {
      for (let i = 0; i < z.length; i++) a[i] = Math.sin(z[i]);
    },
    backward(z, a, d) {
      for (let i = 0; i < z.length; i++) d[i] *= Math.cos(z[i]);
    },
  },
  none: {
    forward(z, a) {
      a.set(z);
    },
    backward() {},
  },
};
