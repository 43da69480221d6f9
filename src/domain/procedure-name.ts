/** Official names run to fifty words; these are the ways to say them shorter. */

/** "Thủ tục đăng ký khai sinh (tại xã)" → "đăng ký khai sinh": without the word "Thủ tục" and what stands in brackets. */
export const coreName = (name: string): string =>
  name
    .replace(/^thủ tục\s+/iu, '')
    .replace(/\s*\([^)]*\)/gu, ' ')
    .replace(/[.;:]\s*$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** What a name is about, before its first comma or condition: "Chứng thực chữ ký trong các giấy tờ". */
export function headOfName(name: string): string {
  const core = coreName(name);
  const head = core.split(/[,;:]| mà | đối với | do (?=cơ quan)| trong trường hợp /u)[0]?.trim() ?? core;
  return head.split(' ').length >= 3 ? head : core;
}
