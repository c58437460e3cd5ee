import type { FindingSentences } from '../sentences.ts'

export const findings: FindingSentences = {
  'town-missing': '检查对象没有街镇，与街镇有关的规则对其不起作用',
  'certificate-missing': '检查人员没有执法证有效期，只能作为专家参加',
  'group-of-one': '执法小组只有一名成员，不会被抽取',
  'credit-code-form': '统一社会信用代码不是 18 位或含有不允许的字符（GB 32100-2015）',
  'credit-code-check': '统一社会信用代码的校验位不符（GB 32100-2015）',
  'credit-code-lower-case': '统一社会信用代码含小写字母',
  'outer-blank': '名称首尾有空格',
  'not-nfc': '名称的字符编码不是 Unicode 规范形式（NFC）',
  'same-name': '名称与其他检查对象相同',
  'similar-town': '街镇疑有两种写法',
  'similar-tag': '标签疑有两种写法',
  'unknown-enterprise-pastVisits': '以往检查记录涉及的检查对象不在名录中',
  'unknown-enterprise-penalties': '处罚记录涉及的检查对象不在名录中',
  'unknown-enterprise-lists': '清单所列的检查对象不在名录中',
  'unknown-inspector-pastVisits': '以往检查记录涉及的检查人员不在名录中',

  'operator-seed': '种子由经办人一方选定：可以复算，但不能证明未经挑选',
  'weak-entropy': ({ bits }) => `经办人不能控制的随机数只有 ${bits} 位，随机强度不足`,
  'sole-party': '种子只由一方掌握和选定：应增加公共事件或第二方',
  'list-computable': '没有密封的随机数：知道揭示内容和编号的人可以推算签号',
  shortfall: '本轮抽中的家数少于计划，有缺额',
  'more-than-planned': '本轮抽中的家数多于计划',
  'frame-unexpected': '抽样框家数与计划预计不符（实际/预计）',
  'zero-chance': '该层的检查对象没有入选机会',
  vacancy: '检查未能配齐人员',
  'below-minimum': '检查人员的家次低于本人最低家次（实际/最低）',

  'officers-too-few':
    '检查人员没有随机：可派人数不多于所需人数。可经批准向邻近单位借用人员，可另定检查日期，或在计划中说明情况',
  'pairing-determined':
    '检查人员没有随机：可派的不止所派的几人，而按计划的规则派出的总是同样的人。可在计划中规定每席至少几人可派，或放宽负荷均衡，或在计划中说明情况',
  'rehearsal-determined':
    '试抽（样本与正式抽取不同）中检查人员没有随机：可派的不止所派的几人，而按计划的规则派出的总是同样的人。可在计划中规定每席至少几人可派，或放宽负荷均衡，或在计划中说明情况',
  'choices-below': ({ least }) =>
    `无论负荷如何放宽，席位可派的都不足 ${least} 人，虽然符合条件的不少于此数`,
  'few-candidates': ({ most }) => `席位可派的不超过 ${most} 人`,
  'minimum-shortfall': ({ visits }) => `要使每人达到最低家次，至少缺 ${visits} 家次`,
  'more-repairs': ({ listed }) => `可行的单项免除超过所列的 ${listed} 项`,

  'visit-not-carried': '以前抽取的检查没有列入以后抽取的以往检查记录（以前的编号 → 以后的编号）',
  'visit-not-drawn': '以往检查记录所列的检查不出自以前的任何抽取',

  'removed-but-registered': '上次之后从名录删去，而登记库中仍在范围内',
  'register-omitted': '登记库中有、名录中没有',
  'register-phantom': '名录中有、登记库中没有',
  'register-similar': '名录中的号码与登记库只差大小写或全角半角',
  'register-same-name': '名称与登记库相同而号码不同',
  'register-ambiguous': '与另一方的几行都相合，无法对应',
  'register-several': '登记库的一行在名录中对应几行',
  'register-out-of-scope': '按登记库不应列入名录',
  'register-status': '名录中的状态与登记库不同',
  'register-tags': '标签只见于名录、登记库中的一方',
  'register-town': '名录中的街镇与登记库不同',
  'register-name': '名录中的名称与登记库不同',
  'register-credit-code': '名录中的统一社会信用代码与登记库不同',
  'directory-removed': '上次之后从名录删去',
  'directory-added': '上次之后列入名录',
  'directory-changed': '上次之后有改动',
  'column-not-compared': '登记库的一列在名录中没有，未比对',
}
