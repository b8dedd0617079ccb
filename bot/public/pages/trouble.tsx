import type { ReactNode } from 'react';

/** Something went wrong here, not with the visitor's draw. */
export function Trouble(props: { readonly what: string }): ReactNode {
  return (
    <>
      <h1>打不开</h1>
      <p>{props.what}</p>
      <p>
        <a href="/">查看全部抽查</a>
      </p>
    </>
  );
}
