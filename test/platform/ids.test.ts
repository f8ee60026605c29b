import fc from 'fast-check';
import { decodeTypeId, encodeTypeId, newPublicId, newSecret, sha256Hex } from '../../src/platform/ids.js';

// From the TypeID specification, valid.yml and invalid.yml.
const VALID = [
  ['prefix', '00000000000000000000000000', '00000000-0000-0000-0000-000000000000'],
  ['prefix', '00000000000000000000000001', '00000000-0000-0000-0000-000000000001'],
  ['prefix', '0000000000000000000000000a', '00000000-0000-0000-0000-00000000000a'],
  ['prefix', '0000000000000000000000000g', '00000000-0000-0000-0000-000000000010'],
  ['prefix', '00000000000000000000000010', '00000000-0000-0000-0000-000000000020'],
  ['prefix', '7zzzzzzzzzzzzzzzzzzzzzzzzz', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  ['prefix', '0123456789abcdefghjkmnpqrs', '0110c853-1d09-52d8-d73e-1194e95b5f19'],
  ['prefix', '01h455vb4pex5vsknk084sn02q', '01890a5d-ac96-774b-bcce-b302099a8057'],
  ['pre_fix', '00000000000000000000000000', '00000000-0000-0000-0000-000000000000'],
] as const;

const INVALID = {
  'prefix in upper case': 'PREFIX_00000000000000000000000000',
  'prefix with digits': '12345_00000000000000000000000000',
  'prefix with a point': 'pre.fix_00000000000000000000000000',
  'prefix with spaces': '  prefix_00000000000000000000000000',
  'prefix of 64 letters': `${'a'.repeat(64)}_00000000000000000000000000`,
  'prefix that begins with an underscore': '_prefix_00000000000000000000000000',
  'prefix that ends with an underscore': 'prefix__00000000000000000000000000',
  'no prefix': '00000000000000000000000000',
  'empty prefix before a separator': '_00000000000000000000000000',
  'only a separator': '_',
  'nothing at all': '',
  'suffix of 25 letters': 'prefix_1234567890123456789012345',
  'suffix of 27 letters': 'prefix_123456789012345678901234567',
  'suffix with a space': 'prefix_1234567890123456789012345 ',
  'suffix in upper case': 'prefix_0123456789ABCDEFGHJKMNPQRS',
  'suffix with hyphens': 'prefix_123456789-123456789-123456',
  'suffix of another alphabet': 'prefix_ooooooiiiiiiuuuuuuulllllll',
  'ambiguous letters that Crockford allows': 'prefix_i23456789ol23456789oi23456',
  'suffix beyond 128 bits': 'prefix_8zzzzzzzzzzzzzzzzzzzzzzzzz',
  'a trailing line feed': 'prefix_00000000000000000000000000\n',
} as const;

describe('writing a public id', () => {
  it.each(VALID)('writes %s_%s as the specification does', (prefix, suffix, uuid) => {
    expect(encodeTypeId(prefix, uuid)).toBe(`${prefix}_${suffix}`);
    expect(decodeTypeId(`${prefix}_${suffix}`)).toEqual({ prefix, uuid });
  });

  it('gives back every UUID', () => {
    fc.assert(fc.property(fc.uuid(), (uuid) => expect(decodeTypeId(encodeTypeId('lot', uuid))).toEqual({ prefix: 'lot', uuid })));
  });

  it('throws for a prefix or UUID that the program got wrong', () => {
    expect(() => encodeTypeId('Lot', newPublicId())).toThrow();
    expect(() => encodeTypeId('lot', 'not-a-uuid')).toThrow();
  });

  it('keeps the order of creation', () => {
    const ids = Array.from({ length: 1_000 }, () => encodeTypeId('lot', newPublicId()));
    expect(ids.toSorted()).toEqual(ids);
  });
});

describe('reading a public id', () => {
  it.each(Object.entries(INVALID))('refuses %s', (_, text) => {
    expect(decodeTypeId(text)).toBeUndefined();
  });
});

describe('making a secret', () => {
  it('draws 52 letters of base32, never the same', () => {
    const secrets = Array.from({ length: 100 }, newSecret);
    expect(new Set(secrets).size).toBe(100);
    for (const secret of secrets) expect(secret).toMatch(/^[01][0-9a-hjkmnp-tv-z]{51}$/);
  });

  it('hashes to hexadecimal', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
