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
  'same-name': '同一街镇有名称相同的检查对象',
  'same-officer': '同一部门有姓名相同的检查人员',
  'unusual-letter': '编号含有不常用的字母，可能与形近的编号混淆',
  'waiver-in-use': '疑为同一企业或同一人的几个编号，按豁免视为不同',
  'similar-town': '街镇疑有两种写法',
  'similar-tag': '标签疑有两种写法',
  'similar-risk': '风险等级疑有两种写法',
  'similar-status': '状态疑有两种写法',
  'similar-department': '科室疑有两种写法，席位要求的可能是另一种',
  'similar-qualification': '资质疑有两种写法，席位要求的可能是另一种',
  'similar-group': '执法小组疑有两种写法，按两个小组计',
  'similar-related': '应当分开的人员所写的关系疑有两种写法，按此不能分开',
  'similar-list': '名单疑有两种写法',
  'similar-matter': '检查或处罚的事项疑有两种写法',
  'name-nearly-matched':
    '计划或人员名录所写的名称在数据中没有，数据中有相近的写法（所写 / 数据中的）',
  'name-unmatched': '计划或人员名录所写的名称在数据中没有',
  'related-alone': '亲属关系所写的内容只有一名检查人员，两人须写同样内容才会避开',
  'similar-zeros': '编号、统一社会信用代码或执法证号只差前面的 0，可能是同一家、同一人',
  'in-no-frame': '检查对象不在任何任务的抽样框中',
  'department-without-officers':
    '任务的责任科室没有一名执法人员，派的都是其他科室的人（任务 / 责任科室）',
  'other-departments': '任务没有限定科室，责任科室以外的人员也可派（任务 / 责任科室）',
  'town-missing-for-rule': '检查对象没有街镇，计划中按街镇回避或派人的规则对其不起作用',
  'rule-without-rows': '计划的规则要看以往检查或处罚，而这张表一行也没有，规则不起作用（规则）',
  'dated-after-plan': '以往检查或处罚的日期晚于计划最后一天，年份可能写错（检查对象、日期）',
  'misnamed-enterprise-pastVisits':
    '以往检查记录所写的检查对象不是名录中的编号：写的是名称、掉了前面的 0，或者整张表都对不上（所写 / 名录中的编号）',
  'misnamed-enterprise-plannedVisits':
    '其他部门计划检查所写的检查对象不是名录中的编号：写的是名称、掉了前面的 0，或者整张表都对不上（所写 / 名录中的编号）',
  'misnamed-enterprise-penalties':
    '处罚记录所写的检查对象不是名录中的编号：写的是名称、掉了前面的 0，或者整张表都对不上（所写 / 名录中的编号）',
  'misnamed-enterprise-lists':
    '名单所写的检查对象不是名录中的编号：写的是名称、掉了前面的 0，或者整张表都对不上（所写 / 名录中的编号）',
  'misnamed-inspector-pastVisits':
    '以往检查记录所写的检查人员不是名录中的工号：写的是姓名、掉了前面的 0，或者全都对不上（所写 / 名录中的工号）',
  'unknown-enterprise-pastVisits': '以往检查记录涉及的检查对象不在名录中',
  'unknown-enterprise-plannedVisits': '其他部门计划检查的检查对象不在名录中',
  'unknown-enterprise-penalties': '处罚记录涉及的检查对象不在名录中',
  'unknown-enterprise-lists': '清单所列的检查对象不在名录中',
  'unknown-inspector-pastVisits': '以往检查记录涉及的检查人员不在名录中',
  'renamed-not-applied': '编号变更已列入公告，但本版本不据此合并以往检查',

  'rule-names-units': '规则点名个别企业，没有按类别、等级或者名单写',
  'operator-seed': '种子由经办人一方选定：可以复算，但不能证明未经挑选',
  'weak-entropy': ({ bits }) => `经办人不能控制的随机数只有 ${bits} 位，随机强度不足`,
  'sole-party': '种子只由一方掌握和选定：应增加公共事件或第二方',
  'constant-contribution': '揭示的随机数只有很少几种字节，不计入随机强度',
  'source-after-window': '有来源在本轮检查期限过后才有结果',
  'events-at-one-time': '几个公共事件相隔不到一小时，可能是同一事件',
  'events-alike': '几个公共事件的结果完全相同，只按一个计算随机强度',
  'list-computable': '没有密封的随机数：知道揭示内容和编号的人可以推算签号',
  shortfall: '本轮抽中的家数少于计划，有缺额',
  'more-than-planned': '本轮抽中的家数多于计划',
  'frame-unexpected': '抽样框家数与计划预计不符（实际/预计）',
  'zero-chance': '该层的检查对象没有入选机会',
  vacancy: '检查未能配齐人员',
  'below-minimum': '检查人员的家次低于本人最低家次（实际/最低）',
  'others-outside-days':
    '抽中的检查对象其他部门另有计划检查，但没有一天是本轮的检查日，未能合并（检查/其他部门最早的一天）',
  'others-not-staffed':
    '抽中的检查对象其他部门当天有计划检查，因人员排不开未能合并（检查/其他部门的日期）',

  'officers-too-few':
    '检查人员没有随机：可派人数不多于所需人数。可经批准向邻近单位借用人员，可另定检查日期，或在计划中说明情况',
  'pairing-determined':
    '检查人员没有随机：符合条件的不止所需的几人，而按计划的规则能派出的只有这几人，或总是同样的人。可在计划中规定每席至少几人可派，可放宽负荷均衡、次数限制或优先事项，或在计划中说明情况',
  'rehearsal-too-few':
    '试抽一次（样本与正式抽取不同）所见，检查人员没有随机：可派人数不多于所需人数。可经批准向邻近单位借用人员，可另定检查日期，或在计划中说明情况',
  'rehearsal-determined':
    '试抽一次（样本与正式抽取不同）所见，检查人员没有随机：符合条件的不止所需的几人，而按计划的规则能派出的只有这几人，或总是同样的人。可在计划中规定每席至少几人可派，可放宽负荷均衡、次数限制或优先事项，或在计划中说明情况',
  'rehearsal-vacancy': '试抽一次（样本与正式抽取不同）所见，检查未能配齐人员',
  'choices-below': ({ least }) =>
    `无论负荷如何放宽，席位可派的都不足 ${least} 人，虽然符合条件的不少于此数`,
  'few-candidates': ({ most }) => `席位可派的不超过 ${most} 人`,
  'minimum-shortfall': ({ visits }) => `要使每人达到最低家次，至少缺 ${visits} 家次`,
  'more-repairs': ({ listed }) => `可行的单项免除超过所列的 ${listed} 项`,

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
