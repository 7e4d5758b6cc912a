import { redrawn } from '../../look-alikes.ts';
import { type Meaning, meanings, type Row } from './table.ts';

/**
 * The commonest verbs of tools in other languages, as names and descriptions spell them (infinitive, imperative, third person):
 * Spanish, Portuguese, French, Italian, German, Russian. Fewer than the English ones, and less sure: no objects correct them.
 */
const spacedRows: readonly Row[] = [
  {
    category: 'Read',
    certainty: 0.8,
    words: `buscar busca listar lista liste leer lee obtener obtiene consultar consulta mostrar muestra ler lê obter obtém
      pesquisar pesquisa lister lire lit obtenir obtient afficher affiche rechercher récupérer récupère consulter
      cercare cerca elencare elenca leggere legge ottenere ottiene suchen sucht auflisten listet lesen liest abrufen ruft
      anzeigen zeigt получить получает найти список прочитать читает показать показывает`,
  },
  {
    category: 'Write',
    certainty: 0.75,
    words: `crear crea actualizar actualiza guardar guarda añadir añade agregar agrega modificar modifica enviar envía envia
      criar cria atualizar atualiza salvar salva adicionar adiciona créer crée ajouter ajoute envoyer envoie creare
      aggiornare aggiorna salvare aggiungere aggiunge inviare invia erstellen erstellt anlegen speichern speichert
      hinzufügen ändern ändert aktualisieren aktualisiert senden sendet создать создает создаёт обновить обновляет
      добавить добавляет отправить отправляет сохранить`,
  },
  {
    category: 'Execute',
    certainty: 0.8,
    words: `ejecutar ejecuta executar executa exécuter exécute eseguire esegue ausführen führt starten startet выполнить
      выполняет запустить запускает`,
  },
  {
    category: 'Destructive',
    certainty: 0.85,
    words: `borrar borra eliminar elimina suprimir suprime apagar apaga excluir exclui supprimer supprime effacer efface
      eliminare cancellare löschen löscht loeschen loescht entfernen entfernt удалить удаляет стереть очистить`,
  },
  {
    category: 'Financial',
    certainty: 0.85,
    words: `pagar paga pago pagamento payer paie virement remboursement rembourser transferir transfere reembolsar
      reembolsa comprar compra pagare bezahlen bezahlt überweisen überweist überweisung erstatten kaufen kauft оплатить
      оплата перевести купить`,
  },
];

/** As they are looked up: some Cyrillic letters are drawn like Latin ones. */
export const foreignVerbs: ReadonlyMap<string, Meaning> = meanings(
  spacedRows.map((row) => ({ ...row, words: redrawn(row.words) })),
);

/** Verbs of scripts that put no blanks between words: they are looked for inside a run of letters. */
const unspacedRows: readonly Row[] = [
  {
    category: 'Read',
    certainty: 0.75,
    words: '查询 获取 列出 搜索 读取 查看 查找 取得 検索 表示 一覧 読み取 조회 검색 목록 가져오',
  },
  {
    category: 'Write',
    certainty: 0.7,
    words: '创建 更新 添加 新增 修改 发送 保存 作成 追加 変更 送信 생성 수정 추가 전송 업데이트',
  },
  { category: 'Execute', certainty: 0.75, words: '执行 运行 启动 停止 実行 起動 실행 시작' },
  { category: 'Destructive', certainty: 0.8, words: '删除 清空 移除 销毁 削除 消去 삭제 제거' },
  { category: 'Financial', certainty: 0.8, words: '支付 付款 转账 退款 购买 支払 送金 返金 購入 결제 송금 환불 구매' },
];

const unspaced = meanings(unspacedRows);

/** The verb inside a run of letters of such a script: the first, or the last in Japanese and Korean, whose verbs stand behind. */
export function unspacedVerb(run: string) {
  // Nearly every word is Latin.
  if (run.charCodeAt(0) < 0x2e80) return undefined;
  const found = [...unspaced].flatMap(([base, meaning]) => {
    const at = run.indexOf(base);
    return at < 0 ? [] : [{ base, at, ...meaning }];
  });
  found.sort((a, b) => a.at - b.at);
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(run) ? found.at(-1) : found[0];
}
