import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { ledgerChecks } from '../../src/ledger/verify.js';

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'connectors/edi/README.md',
  'connectors/ecommerce/shopify/README.md',
  'connectors/carriers/easypost/README.md',
  ...markdownIn('docs'),
];

function markdownIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name));
}

const blocksOf = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)\\n\`\`\`$`, 'gm'))].map(([, block]) => block as string);

describe('the documents', () => {
  it.each(DOCUMENTS)('%s leads only to files that are there', (file) => {
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link]) => link as string);
    expect(links.filter((link) => !existsSync(join(dirname(file), link)))).toEqual([]);
  });

  it('show GraphQL that the schema accepts', () => {
    const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
    const found = DOCUMENTS.flatMap((file) => blocksOf(readFileSync(file, 'utf8'), 'graphql').map((block) => ({ file, block })));
    expect(found.length).toBeGreaterThan(0);
    const wrong = found.flatMap(({ file, block }) => validate(schema, parse(block)).map(({ message }) => ({ file, message })));
    expect(wrong).toEqual([]);
  });

  it('name only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = DOCUMENTS.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script as string),
    );
    expect(named.length).toBeGreaterThan(0);
    expect([...new Set(named)].filter((script) => !(script in scripts))).toEqual([]);
  });

  it('count the checks of the ledger as they are', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(`All ${ledgerChecks.length} checks hold`);
  });

  it('list every decision', () => {
    const index = readFileSync('docs/adr/README.md', 'utf8');
    const decisions = readdirSync('docs/adr').filter((file) => /^\d{4}-/.test(file));
    expect(decisions.filter((file) => !index.includes(`(${file})`))).toEqual([]);
    expect(decisions.map((file) => file.slice(0, 4))).toEqual(decisions.map((_, index) => String(index + 1).padStart(4, '0')));
  });
});
