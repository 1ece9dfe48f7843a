/** Chinese words of the list of notebooks and of what opens from it. */
import type { list as English } from '../en/list.ts';

export const list: typeof English = {
  title: '笔记本',
  lead: '句子、假设、公式和图表都是活的文档。打开一份，拖动一个数，凡依赖它的内容随之重算。',
  shipped: '随附的笔记本',
  own: '你的笔记本，保存在此浏览器',
  ownNone: '还没有。修改一份笔记本或新建一份，就会保存在这里。',
  ownRefused: '此浏览器不为本页保存任何内容。请把工作存成文件。',
  otherLanguage: '英文',
  newOne: '新建笔记本',
  openFile: '打开文件',
  dropHere: '也可以把 .nb.md 文件拖到本页任何位置',
  saved: (when) => `修改于${when}`,
  basedOn: (name) => `源自“${name}”`,
  remove: (name) => `移除“${name}”`,
  removed: (name) => `“${name}”已移除。`,
  bringBack: '恢复',
  untitled: '未命名',
  allNotebooks: '全部笔记本',
  opening: '正在打开笔记本……',
  notFound: (name) => `这里没有笔记本“${name}”。`,
  notFoundNext: '它可能已从此浏览器移除，或者地址不完整。',
  notText: (name) => `“${name}”不是文本文件。`,
  notTextNext: '笔记本是纯文本，一般以 .nb.md 结尾。没有打开它，也没有改动任何内容。',
  start: '先写一段文字，或者先放上想看的东西：',
  cells: (n) => `${n} 个单元`,
};
