import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

// Shape and flow as CONTRIBUTING.md describes them. Who may import whom is the business of .dependency-cruiser.cjs.
const NO_DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'A file exports its main thing by name.' };
const NO_BARREL = { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that declares it.' };
const NO_ENUM = { selector: 'TSEnumDeclaration', message: 'A union of literals over an enum.' };
// Only functions of our own naming: what a library calls back has the parameters it has.
const THREE_PARAMETERS = {
  selector:
    ':matches(FunctionDeclaration, VariableDeclarator > ArrowFunctionExpression, MethodDefinition > FunctionExpression)[params.length>3]',
  message: 'Three parameters, then one readonly object.',
};
const SHAPE = [NO_DEFAULT_EXPORT, NO_BARREL, NO_ENUM, THREE_PARAMETERS];
const NO_CLOCK = { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The clock is an argument.' };

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'coverage/',
      '.data/',
      '**/generated/',
      'schema/schema.graphql',
      '**/*.d.mts',
      'docs/reference/public/',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      // Interfaces are met by plain closures here, which are taken apart freely.
      '@typescript-eslint/unbound-method': 'off',
      // Quantity is a branded bigint.
      '@typescript-eslint/no-unsafe-unary-minus': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    files: ['**/*.{ts,mjs,cjs}'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      // EDI and file names are checked for control characters.
      'no-control-regex': 'off',
      // Two, and the guard inside a loop.
      'max-depth': ['error', 3],
      // It counts each `?.` and `??`: decisions over optional input reach 20 without being tangled.
      complexity: ['error', 22],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...SHAPE],
    },
  },
  {
    // (facts, intent, now) -> refused or decided: the same input gives the same answer.
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...SHAPE, NO_CLOCK],
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'crypto', 'performance', 'console', 'Buffer'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness is an argument.' },
        { object: 'Date', property: 'now', message: 'The clock is an argument.' },
      ],
    },
  },
  {
    // Every byte of a message passes here: text, start, end and what it should be, without an object a call.
    files: ['connectors/edi/syntax/**/*.ts', 'connectors/edi/dictionary/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_BARREL, NO_ENUM] },
  },
  {
    // type-graphql hands classes about as functions.
    files: ['schema/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-function-type': 'off' },
  },
  {
    // A describe block is a function too; a table of cases is long.
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': ['error', 400],
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_BARREL, NO_ENUM],
      complexity: 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // jest and the configuration readers ask for a default export.
    files: ['*.mjs', '*.ts', 'test/support/globalSetup.ts', 'test/support/globalTeardown.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'setTimeout',
          'clearTimeout',
          'performance',
          'Buffer',
          'require',
          'module',
          '__dirname',
          'SharedArrayBuffer',
          'Atomics',
          'fetch',
          'AbortSignal',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    // What is started from the command line talks to the terminal.
    files: ['bin/**', 'bench/**', 'src/app/**', 'test/support/run/**', 'docs/examples/**'],
    rules: { 'no-console': 'off' },
  },
);
