import { describe, expect, it } from 'vitest';
import { KnowledgeSnapshot } from '../../../src/knowledge/snapshot.js';
import { allProcedures, bees, birth, island, procedure, residence, testKnowledge } from '../../support/procedures.js';

describe('KnowledgeSnapshot', () => {
  it('gives a procedure by its code, and nothing for a code it does not have', async () => {
    const knowledge = await testKnowledge();
    expect(knowledge.procedure(birth.code)).toBe(birth);
    expect(knowledge.procedure('9.999999')).toBeUndefined();
    expect(knowledge.procedure('__proto__')).toBeUndefined();
  });

  it('gives it as a place does it, and as the nation does where the place is unknown or has no rule of its own', async () => {
    const knowledge = await testKnowledge();
    expect(knowledge.procedure(residence.code, island.id)?.filing[0]?.timeLimit.amount).toBe(3);
    expect(knowledge.procedure(residence.code, 'noi-khac')).toBe(residence);
    expect(knowledge.procedure(birth.code, island.id)).toBe(birth);
    expect(knowledge.procedure(residence.code)).toBe(residence);
  });

  it('tells where a place’s own rule was read', async () => {
    const knowledge = await testKnowledge();
    expect(knowledge.localSources(residence.code, island.id).map((source) => source.title)).toEqual([
      'Quyết định 12 của xã Bãi Bàng',
    ]);
    expect(knowledge.localSources(birth.code, island.id)).toEqual([]);
    expect(knowledge.localSources(residence.code, 'noi-khac')).toEqual([]);
  });

  it('prefers the entry that people checked over the imported one of the same code', async () => {
    const imported = { ...birth, name: 'Khai sinh (bản nhập)', origin: 'catalogue' as const };
    const knowledge = await KnowledgeSnapshot.build({
      version: '1',
      curated: [birth],
      imported: [imported, bees],
      localities: [],
    });
    expect(knowledge.size).toBe(2);
    expect(knowledge.procedure(birth.code)).toBe(birth);
  });

  it('lists every procedure by code', async () => {
    const codes = (await testKnowledge()).list().map((one) => one.code);
    expect(codes).toHaveLength(allProcedures.length);
    expect(codes).toEqual([...codes].sort());
  });

  it('stands still: what is changed after it was built is not seen', async () => {
    const curated = [birth];
    const knowledge = await KnowledgeSnapshot.build({ version: '1', curated, imported: [], localities: [] });
    curated.push(procedure({ code: '1.000009', name: 'Thêm sau' }));
    expect(knowledge.size).toBe(1);
    expect(knowledge.list()).toEqual([birth]);
  });

  it('may be empty', async () => {
    const knowledge = await testKnowledge([]);
    expect(knowledge.list()).toEqual([]);
    expect(knowledge.search([{ folded: 'khai', toned: 'khai', accented: false, weight: 1 }], 5)).toEqual([]);
  });
});
