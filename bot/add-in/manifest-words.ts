import type { ManifestFault } from './office-manifest.ts';

/** One sentence for whoever installs: why there is no manifest, and what to write instead. */
export function manifestSentence(fault: ManifestFault): string {
  switch (fault.code) {
    case 'address-malformed':
      return `看不懂这个地址：${fault.address}。请写成 https://主机名 或 https://主机名:端口，例如 https://office.example。`;
    case 'address-not-https':
      return `地址必须以 https:// 开头，现在是：${fault.address}。Excel 只打开 https 的任务窗格，请先给服务器配好证书。`;
    case 'address-with-path':
      return `地址里不能带路径 ${fault.path}：${fault.address}。请给本系统单独的主机名或端口，例如 https://office.example:8443。`;
    case 'address-with-more':
      return `地址里不能带用户名、密码、问号或井号后面的内容，只写 https://主机名[:端口]。`;
    case 'id-malformed':
      return `加载项编号不正确：${fault.id}。应是 8-4-4-4-12 位十六进制，例如 6f1d6f0a-8c1e-4b57-9f3a-2d4be0a7c1e5；不写则按地址自动得出。`;
  }
}
