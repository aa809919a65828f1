# RocketMQ for log-in shells: mqadmin and the other tools. Written by `pulumi up`.
export ROCKETMQ_HOME='/usr/local/rocketmq-4.7.1'
case ":$PATH:" in
    *":$ROCKETMQ_HOME/bin:"*) ;;
    *) export PATH="$PATH:$ROCKETMQ_HOME/bin" ;;
esac
