import { nodeFileSystem, type FileSystem, type OpenFile } from '../../bot/file-system.ts';

/**
 * How the machine stops at an operation: just before it, which is just after the one before, or in the middle, which
 * differs for writes alone.
 */
export type CrashMode = 'before' | 'torn';

/** A disk on which everything stops at one operation, as it does for a process that gets SIGKILL. */
export interface CrashingDisk {
  readonly files: FileSystem;
  /** Resolves at the crash. From then on no operation ever ends. */
  readonly crashed: Promise<void>;
  /** Whether it stopped at a write. */
  stoppedAtWrite(): boolean;
}

const never = new Promise<never>(() => undefined);

/** Crashes at the operation of that number, counted from 1; never at 0. Reading is not counted. */
export function crashingDisk(at: number, mode: CrashMode): CrashingDisk {
  let count = 0;
  let stopped = false;
  let atWrite = false;
  let crash: () => void = () => undefined;
  const crashed = new Promise<void>((resolve) => {
    crash = resolve;
  });
  const stop = (): Promise<never> => {
    stopped = true;
    crash();
    return never;
  };
  const operation = async <T>(run: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> => {
    if (stopped) return never;
    count += 1;
    if (count !== at) return run();
    atWrite = half !== undefined;
    if (mode === 'torn') await half?.();
    return stop();
  };
  const reading = <T>(run: () => Promise<T>): Promise<T> => (stopped ? never : run());
  const wrap = (file: OpenFile): OpenFile => ({
    write: (bytes) =>
      operation(
        () => file.write(bytes),
        () => file.write(bytes.subarray(0, Math.floor(bytes.length / 2))),
      ),
    datasync: () => operation(() => file.datasync()),
    sync: () => operation(() => file.sync()),
    truncate: (length) => operation(() => file.truncate(length)),
    read: (into, offset, length, position) => reading(() => file.read(into, offset, length, position)),
    stat: () => reading(() => file.stat()),
    close: () => reading(() => file.close()),
  });
  const files: FileSystem = {
    open: async (path, flags, mode_) => {
      const run = async (): Promise<OpenFile> => wrap(await nodeFileSystem.open(path, flags, mode_));
      return flags === 'r' ? reading(run) : operation(run);
    },
    rename: (from, to) => operation(() => nodeFileSystem.rename(from, to)),
    link: (existing, path) => operation(() => nodeFileSystem.link(existing, path)),
    unlink: (path) => operation(() => nodeFileSystem.unlink(path)),
    mkdir: (path, options) => operation(() => nodeFileSystem.mkdir(path, options)),
    readdir: (path) => reading(() => nodeFileSystem.readdir(path)),
    readFile: (path) => reading(() => nodeFileSystem.readFile(path)),
  };
  return { files, crashed, stoppedAtWrite: () => atWrite };
}
