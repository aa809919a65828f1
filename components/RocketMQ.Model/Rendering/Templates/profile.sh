# RocketMQ for log-in shells: mqadmin and the other tools. Written by `pulumi up`.
export ROCKETMQ_HOME={{home}}
case ":$PATH:" in
    *":$ROCKETMQ_HOME/bin:"*) ;;
    *) export PATH="$PATH:$ROCKETMQ_HOME/bin" ;;
esac
