import { beforeEach, describe, expect, it } from '@jest/globals';
import { buildSchema } from '../../../../schema/buildSchema.js';
import { ValidDocuments } from '../../../../src/app/http/requests/validDocuments.js';
import { documentLimits } from '../../../../src/app/http/limits/validationRules.js';

describe('documents that were found valid', () => {
  let documents: ValidDocuments;
  beforeEach(async () => {
    documents = new ValidDocuments(await buildSchema(), documentLimits());
  });
  /** Of some length; each number is another document. */
  const text = (number: number, length: number): string => `{ me { role } } # ${number} `.padEnd(length, '.');

  it('are one for all who send the same text', () => {
    const document = documents.read(text(1, 100));
    expect(documents.read(text(1, 100))).toBe(document);
    expect(documents.read(text(2, 100))).not.toBe(document);
  });

  it('are not kept when they are long, and forgotten when there are many', () => {
    const long = documents.read(text(1, 20_000));
    expect(documents.read(text(1, 20_000))).not.toBe(long);
    const [first, last] = [documents.read(text(2, 16_000)), documents.read(text(3, 16_000))];
    for (let number = 4; number < 35; number += 1) documents.read(text(number, 16_000));
    expect([documents.read(text(2, 16_000)) === first, documents.read(text(3, 16_000)) === last]).toEqual([false, false]);
    const fresh = documents.read(text(40, 16_000));
    expect(documents.read(text(40, 16_000))).toBe(fresh);
  });

  it('stay as long as they are asked for', () => {
    const [first, other] = [documents.read(text(1, 16_000)), documents.read(text(2, 16_000))];
    for (let number = 3; number < 40; number += 1) {
      documents.read(text(number, 16_000));
      documents.read(text(1, 16_000));
    }
    expect([documents.read(text(1, 16_000)) === first, documents.read(text(2, 16_000)) === other]).toEqual([true, false]);
  });

  it('are never those that are not', () => {
    for (let turn = 0; turn < 2; turn += 1) {
      expect(documents.read('{ nothing }')).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
      expect(() => documents.read('{')).toThrow('Syntax Error');
    }
  });
});
