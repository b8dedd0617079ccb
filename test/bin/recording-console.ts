import type { Console } from '../../bin/console.ts';

/** A console that keeps what it was given. */
export interface RecordingConsole extends Console {
  readonly said: readonly string[];
  readonly complaints: readonly string[];
  readonly shown: readonly string[];
}

/** A fresh one. */
export function recordingConsole(): RecordingConsole {
  const [said, complaints, shown]: [string[], string[], string[]] = [[], [], []];
  return {
    said,
    complaints,
    shown,
    say: (line) => void said.push(line),
    complain: (line) => void complaints.push(line),
    progress: (line) => void shown.push(line),
  };
}
