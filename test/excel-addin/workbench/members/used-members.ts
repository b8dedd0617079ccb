import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';

/** A member of Excel's object model that the add-in uses, and the files that use it. */
export interface UsedMember {
  readonly className: string;
  readonly member: string;
  /** Paths from the root of the repository, sorted. */
  readonly files: readonly string[];
}

/** Members that office.js answers by itself: they never reach a host by their name. */
const OWN_OF_OFFICE_JS: ReadonlySet<string> = new Set([
  'context',
  'isNullObject',
  'load',
  'set',
  'toJSON',
  'track',
  'untrack',
]);

function addInConfig(): ts.ParsedCommandLine {
  const path = resolve('excel-addin/tsconfig.json');
  const config = ts.readConfigFile(path, (name) => ts.sys.readFile(name));
  const parsed = ts.parseJsonConfigFileContent(config.config, ts.sys, dirname(path));
  return { ...parsed, options: { ...parsed.options, noEmit: true, composite: false } };
}

/** The program of the add-in as its own tsconfig describes it. */
export function addInProgram(): ts.Program {
  const { fileNames, options } = addInConfig();
  return ts.createProgram(fileNames, options);
}

/** A program of one source that no file holds, compiled as the add-in is. */
export function programOf(text: string): ts.Program {
  const { options } = addInConfig();
  const path = resolve('excel-addin/probe.ts');
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => name === path || disk.fileExists(name),
    getSourceFile: (name, ...rest) =>
      name === path ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true) : disk.getSourceFile(name, ...rest),
  };
  return ts.createProgram([path], options, host);
}

/**
 * Every member of a class of the namespace `Excel` that some sources use, found by the types of `@types/office-js`:
 * by access (`range.values`), by name in `load('items/name')`, and by property in `set({…})`.
 */
export function usedMembers(program: ts.Program): readonly UsedMember[] {
  const found = new Uses(program);
  for (const source of program.getSourceFiles()) {
    const path = relative(process.cwd(), source.fileName);
    if (!source.isDeclarationFile && path.startsWith('excel-addin') && !path.includes('workbench')) found.visit(source);
  }
  return found.all();
}

class Uses {
  readonly #checker: ts.TypeChecker;
  readonly #files = new Map<string, Set<string>>();

  constructor(program: ts.Program) {
    this.#checker = program.getTypeChecker();
  }

  visit(source: ts.SourceFile): void {
    const path = relative(process.cwd(), source.fileName);
    const walk = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node)) this.#note(this.#checker.getSymbolAtLocation(node.name), path);
      if (ts.isBindingElement(node)) this.#noteBinding(node, path);
      if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
        this.#noteCall(node, node.expression, path);
      }
      ts.forEachChild(node, walk);
    };
    walk(source);
  }

  all(): readonly UsedMember[] {
    return [...this.#files]
      .map(([name, files]) => {
        const [className = '', member = ''] = name.split('.');
        return { className, member, files: [...files].sort() };
      })
      .sort((a, b) => (`${a.className}.${a.member}` < `${b.className}.${b.member}` ? -1 : 1));
  }

  /** `const { worksheets } = context.workbook`. */
  #noteBinding(node: ts.BindingElement, path: string): void {
    const name = node.propertyName ?? node.name;
    if (!ts.isIdentifier(name) || !ts.isObjectBindingPattern(node.parent)) return;
    this.#note(this.#checker.getTypeAtLocation(node.parent).getProperty(name.text), path);
  }

  /** Names given to `load` and properties given to `set` of an object of Excel. */
  #noteCall(call: ts.CallExpression, target: ts.PropertyAccessExpression, path: string): void {
    const method = this.#checker.getSymbolAtLocation(target.name);
    if (method === undefined || classOf(method) === undefined) return;
    const [given] = call.arguments;
    if (given === undefined) return;
    const type = this.#checker.getTypeAtLocation(target.expression);
    if (target.name.text === 'load') for (const text of this.#texts(given)) this.#noteLoaded(type, text, path);
    if (target.name.text === 'set' && ts.isObjectLiteralExpression(given)) this.#noteSet(type, given, path);
  }

  /** Texts that an expression stands for: itself, a list, or a constant that holds them. */
  #texts(expression: ts.Expression): readonly string[] {
    if (ts.isStringLiteralLike(expression)) return [expression.text];
    if (ts.isArrayLiteralExpression(expression)) return expression.elements.flatMap((element) => this.#texts(element));
    if (ts.isAsExpression(expression) || ts.isSpreadElement(expression)) return this.#texts(expression.expression);
    if (ts.isObjectLiteralExpression(expression)) return this.#optionTexts(expression);
    const symbol = ts.isIdentifier(expression) ? this.#checker.getSymbolAtLocation(expression) : undefined;
    const value = symbol === undefined ? undefined : this.#valueOf(symbol);
    if (value !== undefined) return this.#texts(value);
    throw new Error(`What is loaded by "${expression.getText()}" can't be told from the source.`);
  }

  #valueOf(symbol: ts.Symbol): ts.Expression | undefined {
    const own = symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
    const declaration = own.valueDeclaration;
    return declaration !== undefined && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  }

  /** `load({ values: true, format: { fill: true } })`: the paths that it asks for. */
  #optionTexts(options: ts.ObjectLiteralExpression): readonly string[] {
    return options.properties.flatMap((property) => {
      if (!ts.isPropertyAssignment(property)) return [];
      const name = property.name.getText();
      return ts.isObjectLiteralExpression(property.initializer)
        ? this.#optionTexts(property.initializer).map((text) => `${name}/${text}`)
        : [name];
    });
  }

  #noteLoaded(type: ts.Type, text: string, path: string): void {
    for (const one of text.split(',')) {
      let at: ts.Type | undefined = type;
      for (const part of one.trim().split(/[/.]/)) {
        const property: ts.Symbol | undefined = at?.getProperty(part);
        if (property === undefined) throw new Error(`"${part}" of "${text}" is no member of what is loaded.`);
        this.#note(property, path);
        const inner = this.#checker.getTypeOfSymbol(property);
        // items of a collection are a list; what is loaded is loaded of each
        at = part === 'items' ? this.#checker.getIndexTypeOfType(inner, ts.IndexKind.Number) : inner;
      }
    }
  }

  #noteSet(type: ts.Type, given: ts.ObjectLiteralExpression, path: string): void {
    for (const property of given.properties) {
      const symbol = property.name === undefined ? undefined : type.getProperty(property.name.getText());
      if (symbol === undefined) throw new Error(`"${property.getText()}" is no member of what is set.`);
      this.#note(symbol, path);
      if (ts.isPropertyAssignment(property) && ts.isObjectLiteralExpression(property.initializer)) {
        this.#noteSet(this.#checker.getTypeOfSymbol(symbol), property.initializer, path);
      }
    }
  }

  #note(symbol: ts.Symbol | undefined, path: string): void {
    const className = symbol === undefined ? undefined : classOf(symbol);
    if (symbol === undefined || className === undefined || OWN_OF_OFFICE_JS.has(symbol.name)) return;
    const name = `${className}.${symbol.name}`;
    const files = this.#files.get(name) ?? new Set<string>();
    files.add(path);
    this.#files.set(name, files);
  }
}

/** The class of the namespace `Excel` that a member is declared in. */
function classOf(symbol: ts.Symbol): string | undefined {
  for (const declaration of symbol.declarations ?? []) {
    const { parent } = declaration;
    if (!ts.isClassDeclaration(parent) || !declaration.getSourceFile().isDeclarationFile) continue;
    const block = parent.parent;
    const isExcel = ts.isModuleBlock(block) && block.parent.name.text === 'Excel';
    // the context and the run are office.js's own
    if (isExcel && parent.name !== undefined && parent.name.text !== 'RequestContext') return parent.name.text;
  }
  return undefined;
}
