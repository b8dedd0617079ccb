import { generate } from 'selfsigned';

/** Key and certificate of a server that only this test run knows. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

/** A self-signed certificate for `localhost`. Test browsers ignore certificate errors. */
export async function selfSignedIdentity(): Promise<Identity> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048, algorithm: 'sha256' });
  return { key: made.private, cert: made.cert };
}
