import { Component, type ReactNode } from 'react';
import { words } from '../../words/words.ts';
import { AdviceBar } from './advice-bar.tsx';

interface CrashGuardState {
  readonly crashed: boolean;
}

/** A bug in a screen ends in a sentence and a way on, not in a blank pane. */
export class CrashGuard extends Component<{ readonly children: ReactNode }, CrashGuardState> {
  override state: CrashGuardState = { crashed: false };

  static getDerivedStateFromError(): CrashGuardState {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    const reload = (): void => {
      location.reload();
    };
    return <AdviceBar advice={words.crash} action={{ label: words.crash.reload, onClick: reload }} />;
  }
}
