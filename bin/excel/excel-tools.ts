import type { CertificateFiles } from '../../bot/certificate.ts';

/** What is asked of Microsoft's development tools; tests give their own. Every call rejects with an Error that says why. */
export interface ExcelTools {
  /** Certificates for `localhost` that this user's machine trusts, made when there are none. */
  trustCertificates(): Promise<CertificateFiles>;
  /** Makes the add-in known to the desktop Excel and opens a workbook with it. */
  sideload(manifest: string): Promise<void>;
  /** Makes it unknown again. */
  remove(manifest: string): Promise<void>;
}

/**
 * The tools of the packages `office-addin-dev-certs` and `office-addin-debugging`, or null where they are not installed:
 * they come with `npm ci` and not with an installation for production.
 */
export async function microsoftTools(): Promise<ExcelTools | null> {
  const packages = await loadPackages();
  if (packages === null) return null;
  const { certificates, paths, debugging, manifests } = packages;
  return {
    trustCertificates: async () => {
      await certificates.ensureCertificatesAreInstalled();
      return { keyFile: paths.localhostKeyPath, certificateFile: paths.localhostCertificatePath };
    },
    sideload: (manifest) =>
      debugging.startDebugging(manifest, {
        appType: debugging.AppType.Desktop,
        app: manifests.OfficeApp.Excel,
        enableDebugging: false,
      }),
    remove: (manifest) => debugging.stopDebugging(manifest),
  };
}

async function loadPackages() {
  try {
    const [certificates, paths, debugging, manifests] = await Promise.all([
      import('office-addin-dev-certs'),
      import('office-addin-dev-certs/lib/defaults.js'),
      import('office-addin-debugging'),
      import('office-addin-manifest'),
    ]);
    return { certificates, paths, debugging, manifests };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}
