/** Where an answer comes from, and what a reader should know about that source. */
import type { Block, Citation } from '../../domain/message.js';
import type { Procedure } from '../../domain/procedure.js';
import type { Facet } from '../../domain/understanding.js';

export const citation = (procedure: Procedure, section: Facet | 'overview'): Citation => ({
  code: procedure.code,
  name: procedure.name,
  section,
  ...(procedure.decision ? { decision: procedure.decision } : {}),
  asOf: procedure.asOf,
  url: procedure.source,
});

/** Doubts that change what a citizen should do, each in one sentence. Others are for staff only. */
const cautions: Record<string, string> = {
  district_office:
    'Dữ liệu nguồn còn nhắc cơ quan cấp huyện. Từ 01/7/2025 không còn cấp huyện, xin hỏi Ủy ban nhân dân xã, phường hoặc cơ quan cấp tỉnh.',
  fee_stale: 'Mức giảm phí ghi trong dữ liệu có thể đã hết hạn, xin hỏi lại nơi nộp.',
  fee_implausible: 'Mức phí trong dữ liệu nguồn có vẻ thiếu số, nên ở đây ghi là chưa rõ.',
  withdrawn: 'Thủ tục này có dấu hiệu đã bị bãi bỏ ở nguồn, xin hỏi lại trước khi nộp.',
};

export function cautionBlocks(procedure: Procedure): Block[] {
  const kinds = new Set(procedure.doubts.map((doubt) => doubt.kind));
  const blocks: Block[] = [];
  for (const [kind, text] of Object.entries(cautions)) if (kinds.has(kind)) blocks.push({ type: 'paragraph', text });
  if (procedure.replacedBy) {
    blocks.push({ type: 'paragraph', text: `Thủ tục này đã được thay bằng mã ${procedure.replacedBy}.` });
  }
  return blocks;
}
