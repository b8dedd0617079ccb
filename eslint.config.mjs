import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import importX from 'eslint-plugin-import-x';
import tsdoc from 'eslint-plugin-tsdoc';
import officeAddins from 'eslint-plugin-office-addins';

/** Which room may import which. The compiler holds the same rules through project references. */
const zones = [
  { target: './core', from: ['./bot', './excel-addin', './bin', './test'], message: 'core imports no other room' },
  { target: './bot', from: ['./excel-addin', './bin', './test'], message: 'bot imports core alone' },
  { target: './excel-addin', from: ['./bot', './bin', './test'], message: 'excel-addin imports core alone' },
  {
    target: './bot/!(sandbox)/**/*',
    from: './bot/sandbox',
    message: 'production code knows nothing of the sandbox',
  },
  { target: './bot/*.ts', from: './bot/sandbox', message: 'production code knows nothing of the sandbox' },
  { target: './bot/sandbox', from: './core', message: 'the sandbox plays Feishu and knows nothing of the trade' },
  {
    target: './excel-addin/!(workbench)/**/*',
    from: './excel-addin/workbench',
    message: 'the add-in knows nothing of the workbench',
  },
];

/** What would make a draw depend on anything but its inputs. */
const impure = [
  { object: 'Date', property: 'now', message: 'core has no clock: take the instant as an argument' },
  { object: 'Math', property: 'random', message: 'core has no ambient randomness' },
];

export default tseslint.config(
  { ignores: ['dist/**', 'build/**', 'node_modules/**', 'data/**', 'coverage/**'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX, tsdoc },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'tsdoc/syntax': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['core/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...impure],
      'no-restricted-globals': ['error', 'Intl', 'console', 'process', 'fetch', 'crypto', 'setTimeout', 'performance'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'core has no clock: take the instant as an argument',
        },
        {
          selector: 'MemberExpression[property.name=/^(localeCompare|toLocale.*)$/]',
          message: 'core sorts by bytes, never by locale',
        },
      ],
    },
  },
  {
    files: ['excel-addin/taskpane/**/*.{ts,tsx}', 'excel-addin/workbook/**/*.ts', 'excel-addin/functions/**/*.ts'],
    plugins: { 'office-addins': officeAddins },
    rules: {
      'office-addins/call-sync-before-read': 'error',
      'office-addins/load-object-before-read': 'error',
      'office-addins/no-context-sync-in-loop': 'error',
      'office-addins/no-empty-load': 'error',
      'office-addins/no-navigational-load': 'error',
      'office-addins/no-office-initialize': 'error',
      'office-addins/test-for-null-using-isNullObject': 'error',
    },
  },
  {
    files: ['**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      ...tseslint.configs.disableTypeChecked.languageOptions,
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly' },
    },
  },
);
