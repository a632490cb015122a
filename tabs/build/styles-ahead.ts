import { tokens } from '@fluentui/react-components';
import type { Plugin } from 'vite';
import { cssOf, type Style } from './css.ts';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    if (isNode(value)) walk(value, visit);
    else if (Array.isArray(value)) for (const one of value) if (isNode(one)) walk(one, visit);
  }
}

const LIBRARY = '@fluentui/react-components';
/** From the pages' root. */
const SHEET = '/build/sheet.ts';

/** A short name for a text; FNV-1a. */
function hash(text: string): string {
  let sum = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    sum = ((sum ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffn;
  return sum.toString(36).slice(0, 6);
}

/** One class per slot; a later slot wins over an earlier one, as with makeStyles in the order they are merged. */
function compiled(styles: Record<string, Style>): { css: string; classes: Record<string, string> } {
  let css = '';
  const classes: Record<string, string> = {};
  for (const [slot, style] of Object.entries(styles)) {
    const name = `g${hash(JSON.stringify([slot, style]))}`;
    classes[slot] = name;
    css += cssOf(`.${name}`, style, name);
  }
  return { css, classes };
}

/**
 * Turns `makeStyles({ … })` into plain CSS while building. Without it every page carries the compiler for styles and the
 * table of tokens (13 KiB), and runs it rule by rule before it can show anything.
 */
export function stylesAhead(): Plugin {
  return {
    name: 'guildhall-styles-ahead',
    apply: 'build',
    transform: {
      filter: { id: /\/tabs\/.*\.tsx?$/, code: 'makeStyles' },
      handler(code) {
        const program = this.parse(code) as unknown as Node;
        let table = 'tokens';
        const calls: Node[] = [];
        walk(program, (node) => {
          if (node.type === 'ImportDeclaration' && (node.source as { value?: string }).value === LIBRARY) {
            for (const one of node.specifiers as { imported?: { name: string }; local: { name: string } }[])
              if (one.imported?.name === 'tokens') table = one.local.name;
          }
          const callee = node.callee as { name?: string } | undefined;
          if (node.type === 'CallExpression' && callee?.name === 'makeStyles') calls.push(node);
        });
        if (calls.length === 0) return null;
        // Literals that a module names for its styles, such as a media query.
        const texts = (program.body as Node[])
          .filter((node) => node.type === 'VariableDeclaration')
          .flatMap((node) => node.declarations as Node[])
          .filter(({ init }) => isNode(init) && init.type === 'Literal')
          .map((node) => `const ${code.slice(node.start, node.end)};`)
          .join('');
        let out = code;
        for (const call of calls.reverse()) {
          const [given] = call.arguments as Node[];
          if (!given) continue;
          // A style sheet is data: literals, tokens, texts. Anything else fails here, and the build with it.
          const evaluate = new Function(table, `${texts}return (${code.slice(given.start, given.end)});`) as (
            values: typeof tokens,
          ) => Record<string, Style>;
          const { css, classes } = compiled(evaluate(tokens));
          out = `${out.slice(0, call.start)}/* @__PURE__ */ __sheet(${JSON.stringify(css)}, ${JSON.stringify(classes)})${out.slice(call.end)}`;
        }
        return { code: `import { sheet as __sheet } from ${JSON.stringify(SHEET)};\n${out}`, map: null };
      },
    },
  };
}
