import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseJson, type Json } from './json.ts';

/**
 * A file of JSON lines that only grows. Each line is written whole before the change is acted upon, so that whoever was
 * told of it finds it again; a line torn by a crash is the last one and is dropped.
 */
export class LogFile {
  private readonly descriptor: number;

  private constructor(path: string) {
    this.descriptor = openSync(path, 'a');
  }

  /** Reads the lines of `path` (none when it does not exist) and opens it for appending. */
  static open(path: string): { readonly file: LogFile; readonly lines: readonly Json[] } {
    mkdirSync(dirname(path), { recursive: true });
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length !== text.length) replaceFile(path, whole);
    const lines = whole.split('\n').filter((line) => line !== '');
    return {
      file: new LogFile(path),
      lines: lines.map((line, index) => {
        const value = parseJson(line);
        if (value === undefined) throw new Error(`${path}:${index + 1} is not JSON`);
        return value;
      }),
    };
  }

  append(line: unknown): void {
    writeSync(this.descriptor, `${JSON.stringify(line)}\n`);
  }

  close(): void {
    fsyncSync(this.descriptor);
    closeSync(this.descriptor);
  }
}

function replaceFile(path: string, text: string): void {
  const next = `${path}.next`;
  const descriptor = openSync(next, 'w');
  writeSync(descriptor, text);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(next, path);
}
