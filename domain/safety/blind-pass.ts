/*
 * A pass lets somebody answer once, and does not tell who it was given to. The browser makes a random serial, which is a
 * point T of the curve P-256, multiplies it with a random r and has the server multiply that with the secret k of the
 * session. The server sees r·T, which could be any point. Divided by r in the browser it is k·T: the pass. Whoever shows
 * the serial with k·T has it from the server, and the server cannot say from which of its answers. (This is an oblivious
 * pseudorandom function as in RFC 9497, by x coordinates alone, without its proof that k is the same for everybody: the
 * app that would have to cheat there is the one that also sees who sends an answer.)
 */

/** The curve P-256: y² = x³ − 3x + b modulo p, with n points. */
const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

const mod = (value: bigint, by: bigint): bigint => ((value % by) + by) % by;

function power(base: bigint, exponent: bigint, by: bigint): bigint {
  let result = 1n;
  let square = mod(base, by);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % by;
    square = (square * square) % by;
  }
  return result;
}

/** Both moduli are primes. */
const inverse = (value: bigint, prime: bigint): bigint => power(value, prime - 2n, prime);

/** A point as x/z², y/z³, so that adding needs no division. z is 0 for the point at infinity. */
type Point = readonly [x: bigint, y: bigint, z: bigint];
const INFINITY: Point = [1n, 1n, 0n];

function doubled([x, y, z]: Point): Point {
  if (z === 0n) return INFINITY;
  const zz = (z * z) % P;
  const yy = (y * y) % P;
  const s = (4n * x * yy) % P;
  const m = (3n * (x - zz) * (x + zz)) % P;
  const x3 = mod(m * m - 2n * s, P);
  return [x3, mod(m * (s - x3) - 8n * yy * yy, P), mod(2n * y * z, P)];
}

function sum(one: Point, other: Point): Point {
  const [x1, y1, z1] = one;
  const [x2, y2, z2] = other;
  if (z1 === 0n) return other;
  if (z2 === 0n) return one;
  const zz1 = (z1 * z1) % P;
  const zz2 = (z2 * z2) % P;
  const u1 = (x1 * zz2) % P;
  const h = mod(x2 * zz1 - u1, P);
  const s1 = (y1 * zz2 * z2) % P;
  const r = mod(y2 * zz1 * z1 - s1, P);
  if (h === 0n) return r === 0n ? doubled(one) : INFINITY;
  const hh = (h * h) % P;
  const hhh = (h * hh) % P;
  const v = (u1 * hh) % P;
  const x3 = mod(r * r - hhh - 2n * v, P);
  return [x3, mod(r * (v - x3) - s1 * hhh, P), (h * z1 * z2) % P];
}

/** The y coordinate of one of the two points with this x; undefined if there is none. */
function yOf(x: bigint): bigint | undefined {
  const square = mod(x * x * x - 3n * x + B, P);
  const y = power(square, (P + 1n) / 4n, P);
  return (y * y) % P === square ? y : undefined;
}

const hexOf = (value: bigint): string => value.toString(16).padStart(64, '0');
const numberOf = (hex: string): bigint => BigInt(`0x${hex}`);

/**
 * The x coordinate of `times` × the point with this x coordinate; undefined if there is no such point. A point and its
 * negative have the same one, so that it does not matter which of them is meant.
 */
function multiplied(x: bigint, times: bigint): bigint | undefined {
  const y = x < P ? yOf(x) : undefined;
  if (y === undefined) return undefined;
  let result = INFINITY;
  for (const bit of times.toString(2)) {
    result = doubled(result);
    if (bit === '1') result = sum(result, [x, y, 1n]);
  }
  const [rx, , rz] = result;
  return rz === 0n ? undefined : mod(rx * inverse((rz * rz) % P, P), P);
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The x coordinate of the point that a serial stands for: the first hash of it that is one. */
export async function pointOf(serial: string): Promise<string> {
  for (let count = 0; ; count += 1) {
    const x = await sha256(`guildhall pulse ${serial} ${count}`);
    if (numberOf(x) < P && yOf(numberOf(x)) !== undefined) return x;
  }
}

const randomHex = (): string =>
  [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

function randomScalar(): bigint {
  for (;;) {
    const scalar = numberOf(randomHex());
    if (scalar > 0n && scalar < N) return scalar;
  }
}

/** A pass that is being asked for. `factor` must not leave the browser. */
export interface PassRequest {
  readonly serial: string;
  readonly factor: string;
  readonly blinded: string;
}

export async function requestPass(): Promise<PassRequest> {
  const serial = randomHex();
  const factor = randomScalar();
  const blinded = multiplied(numberOf(await pointOf(serial)), factor);
  if (blinded === undefined) throw new Error('not a point of the curve');
  return { serial, factor: hexOf(factor), blinded: hexOf(blinded) };
}

/** The pass, from the server’s answer to its request. */
export function passFrom({ factor }: Pick<PassRequest, 'factor'>, signed: string): string {
  const pass = multiplied(numberOf(signed), inverse(numberOf(factor), N));
  if (pass === undefined) throw new Error('not a point of the curve');
  return hexOf(pass);
}
